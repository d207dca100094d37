/** The selected row is no learner's: learners can be chosen by name. */
import { type NobodyView } from "../../views.ts";
import { el } from "../parts/element.ts";

export function nobodyPart(view: NobodyView, choose: (id: string) => void): Node[] {
  const list = el(
    "select",
    { id: "who" },
    el("option", { value: "" }, "Choose…"),
    view.learners.map(({ id, name }) => el("option", { value: id }, name)),
  );
  return [
    el("h2", {}, `No ${view.word} is selected`),
    el("p", {}, view.sentence),
    view.learners.length === 0
      ? el("p", {}, `The sheet names no ${view.word}s.`)
      : el(
          "form",
          {
            onsubmit: (event) => {
              event.preventDefault();
              if (list.value !== "") choose(list.value);
            },
          },
          el("label", { for: "who" }, "Show somebody"),
          list,
          el("button", { type: "submit" }, "Show"),
        ),
  ];
}
