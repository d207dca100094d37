import { frameDocument, all } from "./dom.ts";
import { type PageText, pageText } from "./page-text.ts";

/** How long a page's text is remembered, in milliseconds: for one question after the other, not for more. */
const remembered = 2_000;

interface Recent {
  readonly text: PageText;
  readonly observer: MutationObserver;
  readonly frames: readonly (readonly [Element, Document | null])[];
}

let recent: Recent | null = null;

/** The page's text, read anew unless it was read a moment ago and nothing has changed since. */
export function recentText(page: Document): PageText {
  if (recent !== null && !hasChanged(recent)) return recent.text;
  forget();
  const text = pageText(page);
  const observer = new MutationObserver(forget);
  for (const root of [...text.documents, ...text.shadowRoots])
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  const frames = text.documents
    .flatMap((one) => all(one, "iframe, frame"))
    .map((frame) => [frame, frameDocument(frame)] as const);
  const kept: Recent = { text, observer, frames };
  recent = kept;
  setTimeout(() => {
    if (recent === kept) forget();
  }, remembered);
  return text;
}

function hasChanged({ observer, frames }: Recent): boolean {
  return observer.takeRecords().length > 0 || frames.some(([frame, inner]) => frameDocument(frame) !== inner);
}

function forget(): void {
  recent?.observer.disconnect();
  recent = null;
}
