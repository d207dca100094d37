/** Who decided what and when, and where a second pair of eyes is due; filtered by assessor and unit. */
import { type IqaPartView } from "../../views.ts";
import { button, el, told } from "../parts/element.ts";

type Asked = IqaPartView["asked"];

export interface IqaDeeds {
  ask(wanted: Asked): void;
  goTo(cell: string): void;
}

export function iqaPart(view: IqaPartView, deeds: IqaDeeds): Node[] {
  const assessor = list("assessor", view.assessors, view.asked.assessor, "All assessors");
  const unit = list("unit", view.units, view.asked.unit, "All units");
  const only = el("input", { type: "checkbox", id: "only", checked: view.asked.onlyAttention });
  return [
    el("h2", {}, `For the ${view.role}`),
    ...view.sentences.map((sentence) => el("p", {}, sentence)),
    el(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          deeds.ask({ assessor: assessor.value, unit: unit.value, onlyAttention: only.checked });
        },
      },
      el("label", { for: "assessor" }, "Assessor"),
      assessor,
      el("label", { for: "unit" }, "Unit"),
      unit,
      el("label", { class: "box" }, only, "Only what needs attention"),
      el("button", { type: "submit", id: "filter" }, "Show"),
    ),
    view.rows.length === 0
      ? el("p", {}, "Nothing fits what was chosen.")
      : el(
          "ul",
          { class: "plain" },
          view.rows.map((row) => item(row, deeds)),
        ),
    view.more === 0
      ? el("p", {})
      : el("p", {}, `${view.more} more are not shown. Choose an assessor or a unit to see fewer.`),
    ...told("What this tracker does not record", view.notRecorded, { class: "quiet" }),
  ];
}

const words = { act: "Act: ", look: "Look: ", "": "" } as const;

function item(row: IqaPartView["rows"][number], { goTo }: IqaDeeds): HTMLElement {
  return el(
    "li",
    { class: `problem ${row.look === "" ? "calm" : row.look}` },
    el("h3", { class: "flat" }, row.look === "" ? null : el("b", {}, words[row.look]), row.title),
    ...row.sentences.map((sentence) => el("p", {}, sentence)),
    ...row.flags.map((flag) => el("p", { class: "flag" }, flag)),
    button("Go to the name", () => goTo(row.where), { "aria-label": `Go to the name: ${row.title}` }),
  );
}

function list(
  id: string,
  items: readonly { readonly id: string; readonly name: string }[],
  chosen: string,
  all: string,
): HTMLSelectElement {
  return el(
    "select",
    { id },
    el("option", { value: "" }, all),
    items.map((one) => el("option", { value: one.id, selected: one.id === chosen }, one.name)),
  );
}
