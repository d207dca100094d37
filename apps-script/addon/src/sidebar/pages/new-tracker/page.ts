/** New standard tracker: which qualification, what is made, and what became of it. */
import { type NewTrackerView } from "../../views.ts";
import { button, el, told } from "../parts/element.ts";
import { ask, closePage } from "../parts/server.ts";
import { simplePage } from "../parts/simple-page.ts";

const page = simplePage<NewTrackerView>(draw, () => ask("readNewTracker"));

function draw(view: NewTrackerView): readonly Node[] {
  const isDone = view.sentences.length > 0;
  return [
    el("h1", { class: "top" }, "New standard tracker"),
    ...told("Done", view.sentences, {}, "h2"),
    ...(isDone ? [] : question(view)),
    el("h2", {}, isDone ? "The tabs" : "What it is made of"),
    el(
      "dl",
      {},
      view.tabs.map(({ name, what }) => [el("dt", {}, name), el("dd", {}, what)]),
    ),
    button("Close", closePage, { id: "close", class: isDone ? "action" : "" }),
  ];
}

function question({ standing, qualification, qualifications, isFixed, action }: NewTrackerView): Node[] {
  const list = el(
    "select",
    { id: "qualification", disabled: isFixed },
    qualification === "" ? el("option", { value: "" }, "Choose…") : null,
    qualifications.map(({ id, name }) => el("option", { value: id, selected: id === qualification }, name)),
  );
  return [
    el("p", { class: action === null ? "warning" : "" }, standing),
    ...(action === null
      ? []
      : [
          el("label", { for: "qualification" }, "The qualification"),
          list,
          el(
            "p",
            {},
            button(
              action,
              () => {
                if (list.value === "") {
                  list.setAttribute("aria-invalid", "true");
                  list.focus();
                  document.getElementById("status")?.replaceChildren("Choose the qualification first.");
                  return;
                }
                void page.show(() => ask("makeNewTracker", { qualification: list.value }), "Done.");
              },
              { class: "action", id: "make" },
            ),
          ),
        ]),
  ];
}
