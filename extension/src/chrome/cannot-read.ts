import { type CannotRead } from "./browser.ts";

/**
 * Why a page cannot be read, from the browser's words; `null` where they say something unexpected, which is a
 * fault of ours.
 */
export function cannotRead(said: string): CannotRead | null {
  for (const [pattern, answer] of answers) if (pattern.test(said)) return answer;
  return null;
}

const browserPage: CannotRead = {
  why: "browser-page",
  found: "This is a page of the browser itself, its shop or another extension. No extension may read it.",
  advice: "Open the e-mail or record in a tab, and press the Evidence Mapper button there.",
};

export const notAllowed: CannotRead = {
  why: "not-allowed",
  found: "Evidence Mapper reads a page only after you press its button there.",
  advice: "Press the Evidence Mapper button in the toolbar, or Alt+Shift+E, on this page.",
};

const noPage: CannotRead = {
  why: "no-page",
  found: "The tab was closed, or it shows no page.",
  advice: "Open the e-mail or record again, and press the Evidence Mapper button there.",
};

export const noAnswer: CannotRead = {
  why: "no-answer",
  found: "The page did not answer as expected.",
  advice: "Load the page again. If it stays so, tag it by typing where it is.",
};

const answers: readonly (readonly [RegExp, CannotRead])[] = [
  [/extensions gallery cannot be scripted|ExtensionsSettings policy/i, browserPage],
  [
    /(?:chrome|devtools|chrome-extension|chrome-untrusted|about|view-source|edge)(?::\/\/| URL)|different extension/i,
    browserPage,
  ],
  [
    /Cannot access contents of|must request permission|Cannot access a file|Missing host permission/i,
    notAllowed,
  ],
  [
    /No tab with id|No frame with id|showing error page|tab was closed|frame .* (?:was )?removed|No current window/i,
    noPage,
  ],
];
