/** What the colours in the sheet mean, each told apart without colour as well. */
import { el } from "../parts/element.ts";

const states = [
  { look: "decided", text: "Decided", says: "an assessor decided that it is met: bold" },
  { look: "sampled", text: "Sampled", says: "decided, and an IQA looked at it: bold and underlined" },
  { look: "covered", text: "Covered", says: "evidence is there, nobody has decided: italic" },
  { look: "partly", text: "Partly", says: "something is there, and not enough: italic and underlined" },
  { look: "open", text: "Open", says: "nothing that counts: struck through, or empty" },
] as const;

export function legendPart(): HTMLElement {
  return el(
    "details",
    { "data-key": "legend" },
    el("summary", {}, "What the colours in the sheet mean"),
    el(
      "ul",
      { class: "plain legend" },
      states.map(({ look, text, says }) =>
        el("li", {}, el("span", { class: `mark ${look}` }, text), ` ${says}`),
      ),
    ),
  );
}
