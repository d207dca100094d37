/** The shadow root of an element, closed ones too; `null` when it has none. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  // Only HTML elements can have one.
  return element instanceof HTMLElement || "attachShadow" in element
    ? chrome.dom.openOrClosedShadowRoot(element as HTMLElement)
    : null;
}
