/**
 * The shadow root of an element, closed ones too; `null` when it has none.
 *
 * Asking the browser for closed ones costs more than all else that is read of an element, so that it is asked only
 * about elements that can have one.
 */
export function shadowRootOf(element: Element): ShadowRoot | null {
  // Only HTML elements can have one.
  return element instanceof HTMLElement || "attachShadow" in element
    ? chrome.dom.openOrClosedShadowRoot(element as HTMLElement)
    : null;
}
