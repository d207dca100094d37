/** The add-on's menu, as a menu button: arrows move, Escape closes, Enter runs. */
import { functions, menuItems } from "addon-here";
import { element } from "./element.ts";

export interface MenuItem {
  readonly caption: string;
  readonly run: () => void;
}

/** @param more items of this page's own, after a line */
export function makeMenu(more: readonly MenuItem[], failed: (sentence: string) => void): void {
  const button = element("menu-button");
  const list = element("menu");
  const items: (MenuItem | null)[] = [
    ...menuItems.map((item) => item && { caption: item.caption, run: () => void functions[item.run]?.() }),
    ...(more.length === 0 ? [] : [null, ...more]),
  ];
  list.replaceChildren(...items.map((item) => (item === null ? line() : entry(item))));
  const buttons = (): HTMLButtonElement[] => [...list.querySelectorAll("button")];

  function entry({ caption, run }: MenuItem): HTMLElement {
    const place = document.createElement("li");
    place.setAttribute("role", "none");
    const choice = document.createElement("button");
    choice.type = "button";
    choice.setAttribute("role", "menuitem");
    choice.tabIndex = -1;
    choice.textContent = caption;
    choice.addEventListener("click", () => {
      show(false);
      try {
        run();
      } catch (error) {
        failed(error instanceof Error ? error.message : String(error));
      }
    });
    place.append(choice);
    return place;
  }

  function show(open: boolean): void {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) buttons()[0]?.focus();
    else button.focus();
  }

  button.addEventListener("click", () => show(list.hidden));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    show(true);
  });
  list.addEventListener("keydown", (event) => {
    const all = buttons();
    const at = all.findIndex((one) => one === document.activeElement);
    const next: Record<string, number> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const wanted = next[event.key];
    if (event.key === "Escape") show(false);
    else if (wanted !== undefined) all[wanted]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!list.hidden && event.target instanceof Node && !element("menu-place").contains(event.target)) {
      list.hidden = true;
      button.setAttribute("aria-expanded", "false");
    }
  });
}

function line(): HTMLElement {
  const place = document.createElement("li");
  place.className = "line";
  place.setAttribute("role", "separator");
  return place;
}
