/**
 * The text of a page as a person sees it, in one string: through open and closed shadow roots, slots and
 * same-origin frames, without scripts and what is not displayed. Every position leads back to its node.
 *
 * Positions (W3C TextPositionSelector) count UTF-16 units of this string, in which blanks are one and the
 * bounds of blocks are blanks: a page that is laid out anew keeps its quotations.
 */
import { shadowRootOf } from "../chrome/shadow-root.ts";
import {
  attribute,
  box,
  firstChild,
  fits,
  frameDocument,
  isDisplayed,
  isElement,
  isText,
  nextSibling,
  rootElement,
  tagName,
} from "./dom.ts";
import { plainText } from "./plain-text.ts";

export interface PageText {
  readonly text: string;
  /** The text nodes that have words, in order, and where each one's first word starts. */
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
  /** Where a node's text starts and ends. */
  readonly placeOf: (node: Node) => { readonly start: number; readonly end: number } | null;
  /** The page's documents, itself first. */
  readonly documents: readonly Document[];
  readonly shadowRoots: readonly ShadowRoot[];
  /** What could not be read, for people. */
  readonly unread: readonly string[];
}

const withoutText = new Set(
  "script style noscript template head title textarea input select datalist object embed canvas audio video math annotation iframe frame".split(
    " ",
  ),
);
const inline = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp slot small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);
const mostText = 20_000_000;
const mostNested = 20;

interface Level {
  next: Node | null;
  /** Nodes that are no siblings: what a slot was given. */
  readonly given: Node[] | null;
  /** Left with the level: ends a block, and the node's place. */
  readonly block: boolean;
  readonly of: Node | null;
  readonly from: number;
}

/** @param places remember where each node's text stands, for `placeOf`; without it the page is read faster */
export function pageText(page: Document, { places: withPlaces = false } = {}): PageText {
  const pieces: string[] = [];
  const nodes: Text[] = [];
  const starts: number[] = [];
  const places = new Map<Node, { readonly start: number; readonly end: number }>();
  const documents: Document[] = [page];
  const shadowRoots: ShadowRoot[] = [];
  const unread = new Set<string>();
  const keep = (node: Node, start: number): void => {
    if (withPlaces) places.set(node, { start, end: length });
  };
  let length = 0;
  let blank = false;
  const levels: Level[] = [{ next: rootElement(page), given: null, block: true, of: page, from: 0 }];

  const read = (node: Text): void => {
    const plain = plainText(node.data);
    const trimmed = plain.trim();
    if (trimmed === "") {
      if (plain !== "") blank = true;
      keep(node, next());
      return;
    }
    if ((blank || plain.startsWith(" ")) && length > 0) {
      pieces.push(" ");
      length += 1;
    }
    nodes.push(node);
    starts.push(length);
    pieces.push(trimmed);
    length += trimmed.length;
    keep(node, length - trimmed.length);
    blank = plain.endsWith(" ");
  };
  /** Where the next word will start. */
  const next = (): number => (length > 0 && blank ? length + 1 : length);

  const enter = (element: Element): void => {
    const name = tagName(element);
    if (name === "br") blank = true;
    if (name === "iframe" || name === "frame") return enterFrame(element);
    if (withoutText.has(name) || !isDisplayed(element)) return;
    const block = !inline.has(name);
    if (block) blank = true;
    const child = firstChild(element);
    const shadow = mayHost(name, child) ? shadowRootOf(element) : null;
    if (shadow !== null) shadowRoots.push(shadow);
    const given = name === "slot" ? slotted(element) : null;
    levels.push({
      next: given?.[0] ?? (shadow === null ? child : firstChild(shadow)),
      given: given === null || given.length === 0 ? null : given.slice(1),
      block,
      of: element,
      from: next(),
    });
  };

  const enterFrame = (frame: Element): void => {
    if (!isDisplayed(frame)) return;
    const inner = frameDocument(frame);
    if (inner === null) {
      const { width, height } = box(frame);
      if (width * height > 2_500) unread.add(otherSite(frame));
      return;
    }
    if (documents.length > mostNested) {
      unread.add("The page holds more frames inside it than can be read.");
      return;
    }
    documents.push(inner);
    blank = true;
    levels.push({ next: rootElement(inner), given: null, block: true, of: inner, from: next() });
  };

  while (levels.length > 0) {
    const level = levels[levels.length - 1];
    if (level === undefined) break;
    const node = level.next;
    if (node === null) {
      levels.pop();
      if (level.block) blank = true;
      if (level.of !== null) keep(level.of, level.from);
      continue;
    }
    level.next = level.given === null ? nextSibling(node) : (level.given.shift() ?? null);
    if (length > mostText) {
      unread.add("The page is longer than can be read; its end is left out.");
      break;
    }
    if (isText(node)) read(node);
    else if (isElement(node)) enter(node);
  }
  return {
    text: pieces.join("").replace(/\p{Surrogate}/gu, "\ufffd"),
    nodes,
    starts,
    placeOf: (node) => places.get(node) ?? null,
    documents,
    shadowRoots,
    unread: [...unread].slice(0, 20),
  };
}

/** Elements that can have a shadow root, but for those that begin with words of their own: those show them. */
const hosts = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "),
);
function mayHost(name: string, child: Node | null): boolean {
  if (name.includes("-")) return true;
  return hosts.has(name) && (child === null || !isText(child) || child.data.trim() === "");
}

function slotted(slot: Element): Node[] {
  return fits(slot, "slot") && slot instanceof HTMLSlotElement ? [...slot.assignedNodes()] : [];
}

function otherSite(frame: Element): string {
  let host = "another site";
  try {
    host = new URL(attribute(frame, "src") ?? "", "https://another.invalid").host.slice(0, 100);
  } catch {
    // An address that is none: it stays "another site".
  }
  return host === "another.invalid" || host === "" || host === "another site"
    ? "A part of the page is closed to it and cannot be read."
    : `A part of the page comes from ${host} and cannot be read. Open it in a tab of its own to quote from it.`;
}
