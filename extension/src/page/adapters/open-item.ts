import { isDisplayed, isInside } from "../dom.ts";

/**
 * Which of several items in one view is meant: the one that the selection stands in; otherwise the only one
 * displayed; otherwise the last one displayed, which a conversation shows open.
 */
export function openItem(items: readonly Element[], selected: Node | null): Element | null {
  const chosen = selected === null ? undefined : items.filter((item) => isInside(selected, item)).at(-1);
  if (chosen !== undefined) return chosen;
  const shown = items.filter(isDisplayed);
  return shown.at(-1) ?? items.at(-1) ?? null;
}
