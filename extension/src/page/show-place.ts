import { documentOf, outwards, isElement, windowOf } from "./dom.ts";
import { type PageText } from "./page-text.ts";
import { plainIndex } from "./plain-text.ts";

/** The name by which the extension's style sheet colours what is shown. */
export const highlightName = "evidence-mapper-quotation";

const mostNodes = 2_000;

/**
 * Scrolls to a part of the page's text and highlights it. Nothing in the page's document is changed: the browser
 * draws the highlight over it, and the assessor's selection stays.
 */
export function showPlace(page: PageText, start: number, end: number): boolean {
  const ranges = rangesOf(page, start, end);
  const [first] = ranges;
  if (first === undefined) return false;
  for (const one of page.documents) {
    const view = windowOf(one);
    const own = ranges.filter(({ startContainer }) => documentOf(startContainer) === one);
    view?.CSS.highlights.delete(highlightName);
    if (own.length > 0) view?.CSS.highlights.set(highlightName, new Highlight(...own));
  }
  let around = outwards(first.startContainer);
  while (around !== null && !isElement(around)) around = outwards(around);
  if (around !== null) Reflect.apply(Element.prototype.scrollIntoView, around, [{ block: "center" }]);
  return true;
}

/** A range for each text node, so that shadow roots and frames can lie between them. */
function rangesOf({ nodes, starts }: PageText, start: number, end: number): readonly Range[] {
  const ranges: Range[] = [];
  for (let index = indexAt(starts, start); index < nodes.length && ranges.length < mostNodes; index += 1) {
    const node = nodes[index];
    const from = starts[index];
    if (node === undefined || from === undefined || from >= end) break;
    const range = documentOf(node)?.createRange();
    if (range === undefined) continue;
    const length = node.data.length;
    range.setStart(node, Math.min(length, plainIndex(node.data, Math.max(0, start - from) + 1) - 1));
    range.setEnd(node, Math.min(length, plainIndex(node.data, end - from)));
    if (!range.collapsed) ranges.push(range);
  }
  return ranges;
}

/** The last node that starts at or before this place. */
function indexAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
