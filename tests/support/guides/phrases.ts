/**
 * The phrases in which the guides ask for something. In a guide, **bold** is what stands on the screen or a key,
 * and `code` is what is typed. Everything between is prose, which asks for nothing.
 */
import { type GuidePlaces } from "./places.ts";

interface Phrase {
  readonly pattern: RegExp;
  readonly deed: (places: GuidePlaces, ...named: readonly string[]) => Promise<void>;
}

const bold = String.raw`\*\*([^*]+)\*\*`;
const typed = "`([^`]+)`";
const key = /^(?:(?:Ctrl|Alt|Shift)\+)*(?:Enter|Escape|Backspace|Arrow down|F6|[A-Z0-9])$/;

/** At each place of a step the first one that fits there; where none does, something bold has to stand on the screen. */
const phrases: readonly Phrase[] = [
  { pattern: phrase(`run ${typed}`), deed: (places, command) => places.hasCommand(command) },
  {
    pattern: phrase(String.raw`\*\*([^*→]+) → ([^*→]+)\*\*`),
    deed: (places, menu, entry) => places.chooseFromMenu(menu, entry),
  },
  { pattern: phrase(`toolbar button ${bold}`), deed: (places, name) => places.pressToolbarButton(name) },
  {
    pattern: phrase(`press ${bold}`),
    deed: (places, name) => (key.test(name) ? places.pressKey(name) : places.press(name)),
  },
  {
    pattern: phrase(`type ${typed} into ${bold}`),
    deed: (places, text, field) => places.typeInto(field, text),
  },
  { pattern: phrase(`in this row stands ${bold}`), deed: (places, words) => places.seesInRow(words) },
  {
    pattern: phrase(`below ${bold} type ${typed}`),
    deed: (places, heading, text) => places.typeBelow(heading, text),
  },
  { pattern: phrase("to the first empty row"), deed: (places) => places.goToEmptyRow() },
  { pattern: phrase(`type ${typed}`), deed: (places, text) => places.type(text) },
  {
    pattern: phrase(`choose ${bold} under ${bold}`),
    deed: (places, choice, field) => places.choose(field, choice),
  },
  {
    pattern: phrase(`under ${bold} tick ${bold}`),
    deed: (places, group, name) => places.tick(name, group),
  },
  { pattern: phrase(`tick ${bold}`), deed: (places, name) => places.tick(name, null) },
  { pattern: phrase(`tab ${bold}`), deed: (places, name) => places.openTab(name) },
  {
    pattern: phrase(`row of ${bold} and ${bold}`),
    deed: (places, one, other) => places.selectRow(one, other),
  },
  {
    pattern: phrase(`cell ${bold} below ${bold}`),
    deed: (places, text, heading) => places.selectBelow(heading, text),
  },
  { pattern: phrase(`screen ${bold}`), deed: (places, name) => places.openScreen(name) },
  { pattern: phrase(`window ${bold}`), deed: (places, title) => places.goToWindow(title) },
  { pattern: phrase("to the spreadsheet"), deed: (places) => places.goToSpreadsheet() },
  { pattern: phrase("to the panel"), deed: (places) => places.goToPanel() },
  {
    pattern: phrase(`${bold} is no longer listed`),
    deed: (places, words) => places.seesNoLonger(words),
  },
  { pattern: phrase(bold), deed: (places, words) => places.sees(words) },
];

function phrase(source: string): RegExp {
  return new RegExp(source, "iy");
}

export interface Asked {
  readonly words: string;
  readonly run: (places: GuidePlaces) => Promise<void>;
}

/** What a step asks for, in order. Throws when it asks for nothing, or in words that no phrase knows. */
export function askedIn(step: string): readonly Asked[] {
  const asked: Asked[] = [];
  for (let at = 0; at < step.length;) {
    const found = phraseAt(step, at);
    if (found === null) {
      if (step[at] === "`")
        throw new Error(`Nobody knows what to do with ${step.slice(at, at + 40)}… in: ${step}`);
      at += 1;
      continue;
    }
    asked.push(found.asked);
    at += found.asked.words.length;
  }
  if (asked.length === 0) throw new Error(`This step asks for nothing that can be done or seen: ${step}`);
  return asked;
}

function phraseAt(step: string, at: number): { readonly asked: Asked } | null {
  for (const { pattern, deed } of phrases) {
    pattern.lastIndex = at;
    const match = pattern.exec(step);
    if (match === null) continue;
    const [words, ...named] = match;
    return { asked: { words, run: (places) => deed(places, ...named) } };
  }
  return null;
}
