/**
 * A page's document, read so that the page cannot lie about it: a form whose field is called `firstChild`, or
 * a picture called `title`, hides the document's own. The accessors come from the prototypes of the
 * extension's own world, which no page can change. Nodes of other frames answer to them too.
 */
function getter<Target extends object, Key extends keyof Target>(
  prototype: Target,
  key: Key,
): (of: Target) => Target[Key] {
  const get = Reflect.getOwnPropertyDescriptor(prototype, key)?.get;
  if (get === undefined) throw new Error(`The browser has no ${String(key)}.`);
  return (of) => Reflect.apply(get, of, []);
}

export const firstChild = getter(Node.prototype, "firstChild");
export const nextSibling = getter(Node.prototype, "nextSibling");
export const nodeType = getter(Node.prototype, "nodeType");
const parentNodeOf = getter(Node.prototype, "parentNode");
const childNodesOf = getter(Node.prototype, "childNodes");
const textContentOf = getter(Node.prototype, "textContent");
const ownerDocumentOf = getter(Node.prototype, "ownerDocument");
const localNameOf = getter(Element.prototype, "localName");
const documentElementOf = getter(Document.prototype, "documentElement");
const activeElementOf = getter(Document.prototype, "activeElement");
const defaultViewOf = getter(Document.prototype, "defaultView");
const contentTypeOf = getter(Document.prototype, "contentType");
const titleOf = getter(Document.prototype, "title");
const frameDocumentOf = getter(HTMLIFrameElement.prototype, "contentDocument");
const oldFrameDocumentOf = getter(HTMLFrameElement.prototype, "contentDocument");
const frameElementOf = getter(window, "frameElement");
const inputValueOf = getter(HTMLInputElement.prototype, "value");
const areaValueOf = getter(HTMLTextAreaElement.prototype, "value");

const { getAttribute, matches, checkVisibility, getBoundingClientRect } = Element.prototype;
const { querySelectorAll: inDocument, getSelection, createTreeWalker } = Document.prototype;
const { querySelectorAll: inFragment } = DocumentFragment.prototype;
const { querySelectorAll: inElement } = Element.prototype;

export const childAt = (node: Node, index: number): Node | null => childNodesOf(node)[index] ?? null;
export const tagName = (element: Element): string => localNameOf(element);
export const rootElement = (page: Document): Element | null => documentElementOf(page);
export const contentType = (page: Document): string => contentTypeOf(page);
export const documentTitle = (page: Document): string => titleOf(page);
export const windowOf = (page: Document): (Window & typeof globalThis) | null => defaultViewOf(page);
export const documentOf = (node: Node): Document | null => (isDocument(node) ? node : ownerDocumentOf(node));
export const selectionOf = (page: Document): Selection | null => Reflect.apply(getSelection, page, []);
export const focused = (page: Document): Element | null => activeElementOf(page);

export const isElement = (node: Node): node is Element => nodeType(node) === 1;
export const isText = (node: Node): node is Text => nodeType(node) === 3;
const isDocument = (node: Node): node is Document => nodeType(node) === 9;
const isFragment = (node: Node): node is DocumentFragment => nodeType(node) === 11;

export function attribute(element: Element, name: string): string | null {
  return Reflect.apply(getAttribute, element, [name]);
}

export function fits(element: Element, selector: string): boolean {
  return Reflect.apply(matches, element, [selector]);
}

/** Is it displayed at all? A slot, and what else has no box of its own, shows what is in it. */
export function isDisplayed(element: Element): boolean {
  return Reflect.apply(checkVisibility, element, []) || getComputedStyle(element).display === "contents";
}

export function box(element: Element): DOMRect {
  return Reflect.apply(getBoundingClientRect, element, []);
}

/** Elements inside a document, shadow root or element, in their order. */
export function all(root: Node, selector: string): readonly Element[] {
  if (isDocument(root)) return [...Reflect.apply(inDocument, root, [selector])];
  if (isFragment(root)) return [...Reflect.apply(inFragment, root, [selector])];
  return isElement(root) ? [...Reflect.apply(inElement, root, [selector])] : [];
}

export function first(root: Node, selector: string): Element | null {
  return all(root, selector)[0] ?? null;
}

/** The parent, out of shadow roots to their hosts, and out of frames to their elements. */
export function outwards(node: Node): Node | null {
  const parent = parentNodeOf(node);
  if (parent !== null) return parent;
  if (isShadowRoot(node)) return shadowHost(node);
  const view = isDocument(node) ? windowOf(node) : null;
  return view === null ? null : frameElementOf(view);
}

const shadowHost = getter(ShadowRoot.prototype, "host");
const isShadowRoot = (node: Node): node is ShadowRoot => isFragment(node) && "host" in node;

/** The nearest element around a node, itself included, that fits. */
export function around(node: Node | null, selector: string): Element | null {
  for (let at = node; at !== null; at = outwards(at)) if (isElement(at) && fits(at, selector)) return at;
  return null;
}

export function isInside(node: Node | null, outer: Node): boolean {
  for (let at = node; at !== null; at = outwards(at)) if (at === outer) return true;
  return false;
}

const isFrame = (element: Element): element is HTMLIFrameElement => tagName(element) === "iframe";
const isOldFrame = (element: Element): element is HTMLFrameElement => tagName(element) === "frame";
const isArea = (element: Element): element is HTMLTextAreaElement => tagName(element) === "textarea";
const isInput = (element: Element): element is HTMLInputElement => tagName(element) === "input";

/** The document in a frame; `null` when it is another site's. */
export function frameDocument(frame: Element): Document | null {
  try {
    if (isFrame(frame)) return frameDocumentOf(frame);
    return isOldFrame(frame) ? oldFrameDocumentOf(frame) : null;
  } catch {
    return null;
  }
}

/** What stands in a box to type in. */
export function fieldValue(field: Element): string {
  try {
    if (isArea(field)) return areaValueOf(field);
    return isInput(field) ? inputValueOf(field) : "";
  } catch {
    return "";
  }
}

/** The words in a node on one line. */
export function words(node: Node | null, most = 300): string {
  const text = node === null ? "" : (textContentOf(node) ?? "");
  return text
    .slice(0, most * 20)
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, most);
}

/** The texts in a node, each on a line of its own. */
export function lines(node: Node | null, most = 60_000): string {
  const page = node === null ? null : documentOf(node);
  if (node === null || page === null) return "";
  const texts: string[] = [];
  let length = 0;
  const walker = Reflect.apply(createTreeWalker, page, [node, NodeFilter.SHOW_TEXT]);
  for (let at = walker.nextNode(); at !== null && length < most; at = walker.nextNode()) {
    const text = textContentOf(at) ?? "";
    texts.push(text);
    length += text.length;
  }
  return texts.join("\n").slice(0, most);
}

export function addressOf(page: Document): string {
  return windowOf(page)?.location.href ?? "about:blank";
}
