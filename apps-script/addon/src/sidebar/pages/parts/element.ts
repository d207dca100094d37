/** Builds elements. Text is always set as text: nothing of somebody's sheet ever becomes markup. */

type Child = Node | string | null | false | readonly Child[];

interface Attributes {
  readonly [name: string]: string | number | boolean | null | undefined | ((event: Event) => void);
}

/** `el("p", { class: "quiet" }, "text", el("b", {}, "bold"))`. A function is a listener: `onclick`. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(key, String(value));
  }
  add(element, children);
  return element;
}

export function add(parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === false) continue;
    if (isList(child)) add(parent, child);
    else parent.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
}

/** A button that does not send a form. */
export function button(text: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return el("button", { type: "button", onclick: press, ...attributes }, text);
}

/** A heading with a list of sentences; nothing when there are none. */
export function told(
  title: string,
  sentences: readonly string[],
  attributes: Attributes = {},
  level: "h2" | "h3" = "h3",
): Node[] {
  if (sentences.length === 0) return [];
  return [
    el(level, {}, title),
    el(
      "ul",
      attributes,
      sentences.map((sentence) => el("li", {}, sentence)),
    ),
  ];
}

/** A name from the sheet: it may run from right to left. */
export function bdi(text: string): HTMLElement {
  return el("bdi", {}, text);
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}
