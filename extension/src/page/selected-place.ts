import {
  childAt,
  documentOf,
  fieldValue,
  focused,
  frameDocument,
  isElement,
  isText,
  nextSibling,
  outwards,
  selectionOf,
  tagName,
} from "./dom.ts";
import { type PageText } from "./page-text.ts";
import { plainText } from "./plain-text.ts";

export type SelectedPlace =
  | { readonly state: "none" }
  | { readonly state: "selected"; readonly start: number; readonly end: number; readonly node: Node }
  | { readonly state: "unread"; readonly reason: string };

/**
 * Where the words that the assessor selected stand in the page's text: in the document that has the focus, in
 * any frame or shadow root of it.
 */
export function selectedPlace(page: PageText): SelectedPlace {
  const [top] = page.documents;
  if (top === undefined) return { state: "none" };
  let active = top;
  for (;;) {
    const element: Element | null = focused(active);
    const inner = element === null || !/^i?frame$/.test(tagName(element)) ? null : frameDocument(element);
    if (inner === null) break;
    active = inner;
  }
  for (const candidate of [active, ...page.documents.filter((one) => one !== active)]) {
    const range = selectedRange(candidate, page.shadowRoots);
    if (range === null) continue;
    const start = offsetOf(range.startContainer, range.startOffset, page);
    const end = offsetOf(range.endContainer, range.endOffset, page);
    if (start === null || end === null) continue;
    const [from, to] = trimmed(page.text, Math.min(start, end), Math.max(start, end));
    if (from < to) return { state: "selected", start: from, end: to, node: range.startContainer };
  }
  const field = focused(active);
  if (field !== null && selectsInField(field)) {
    return {
      state: "unread",
      reason:
        "The selected words stand in a box to type in, which is not read. Select words of the page itself.",
    };
  }
  return { state: "none" };
}

interface Ends {
  readonly startContainer: Node;
  readonly startOffset: number;
  readonly endContainer: Node;
  readonly endOffset: number;
}

function selectedRange(page: Document, shadowRoots: readonly ShadowRoot[]): Ends | null {
  const selection = selectionOf(page);
  if (selection === null) return null;
  const own = shadowRoots.filter((root) => documentOf(root) === page);
  const composed: boolean = "getComposedRanges" in selection;
  if (composed) {
    const [range] = selection.getComposedRanges({ shadowRoots: [...own] });
    return range === undefined || range.collapsed ? null : range;
  }
  // Before Chrome 137 a shadow root has a selection of its own.
  for (const root of own) {
    const inner = innerSelection(root);
    if (inner !== null && inner.rangeCount > 0 && !inner.isCollapsed) return inner.getRangeAt(0);
  }
  return selection.rangeCount === 0 || selection.isCollapsed ? null : selection.getRangeAt(0);
}

function innerSelection(root: ShadowRoot): Selection | null {
  const get: unknown = Reflect.get(root, "getSelection");
  if (typeof get !== "function") return null;
  const answer: unknown = Reflect.apply(get, root, []);
  return answer instanceof Selection ? answer : null;
}

function offsetOf(container: Node, offset: number, page: PageText): number | null {
  if (isText(container)) {
    const place = page.placeOf(container);
    if (place === null) return around(container, page);
    const before = plainText(container.data.slice(0, offset)).trimStart().length;
    return Math.min(place.start + before, place.end);
  }
  const place = page.placeOf(container);
  for (let child = childAt(container, offset); child !== null; child = nextSibling(child)) {
    const at = page.placeOf(child);
    if (at !== null) return at.start;
  }
  return place?.end ?? around(container, page);
}

/** A node whose text is not read: the place of what is around it. */
function around(node: Node, page: PageText): number | null {
  for (let at = outwards(node); at !== null; at = outwards(at)) {
    const place = page.placeOf(at);
    if (place !== null) return place.start;
  }
  return null;
}

function trimmed(text: string, start: number, end: number): readonly [number, number] {
  let from = start;
  let to = Math.min(end, text.length);
  while (from < to && text.charAt(from) === " ") from += 1;
  while (to > from && text.charAt(to - 1) === " ") to -= 1;
  return [from, to];
}

function selectsInField(field: Element): boolean {
  if (!isElement(field) || fieldValue(field) === "") return false;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
  return field.selectionStart !== null && field.selectionStart !== field.selectionEnd;
}
