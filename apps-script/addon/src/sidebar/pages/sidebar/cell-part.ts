/** What the selected cell says, and why. */
import { type ExplainView } from "../../views.ts";
import { el } from "../parts/element.ts";

export function cellPart({ cell, title, sentences }: ExplainView): Node[] {
  return [
    el("h2", {}, cell),
    el("p", { class: "lead" }, title),
    el(
      "ul",
      { class: "reading" },
      sentences.map((sentence) => el("li", {}, sentence)),
    ),
  ];
}
