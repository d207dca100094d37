/** Settings: the qualification, the colours, and what is stored with the ways to erase it. */
import { type SettingsView } from "../../views.ts";
import { button, el } from "../parts/element.ts";
import { ask, closePage } from "../parts/server.ts";
import { simplePage, sureButton } from "../parts/simple-page.ts";

const page = simplePage<SettingsView>(draw, () => ask("readSettings"));

function draw(view: SettingsView): readonly Node[] {
  return [el("h1", { class: "top" }, "Settings"), ...qualification(view), ...colours(view), ...stored(view)];
}

function qualification({
  isStandard,
  isConfirmed,
  qualification: chosen,
  qualifications,
  terms,
}: SettingsView): Node[] {
  if (isStandard)
    return [
      el("h2", {}, "Qualification"),
      el("p", {}, "The tab “Settings” of the standard tracker says for which qualification it is."),
    ];
  if (!isConfirmed)
    return [
      el("h2", {}, "Qualification"),
      el("p", {}, "First confirm how the sheet is read: choose Check this sheet in the menu."),
    ];
  const list = el(
    "select",
    { id: "qualification" },
    chosen === "" ? el("option", { value: "" }, "Not known") : null,
    qualifications.map(({ id, name }) => el("option", { value: id, selected: id === chosen }, name)),
  );
  return [
    el("h2", {}, "Qualification"),
    el("label", { for: "qualification" }, "The qualification of this tracker"),
    list,
    button("Use this qualification", () => {
      if (list.value !== "")
        void page.show(
          () => ask("changeSettings", { qualification: list.value }),
          "The qualification is kept.",
        );
    }),
    el("p", { class: "quiet" }, terms ?? ""),
  ];
}

function colours(view: SettingsView): Node[] {
  const box = el("input", {
    type: "checkbox",
    id: "colours",
    checked: view.colours,
    onchange: () =>
      void page.show(
        () => ask("changeSettings", { colours: box.checked }),
        box.checked ? "The marks are coloured." : "The colours are taken away. Yours are as they were.",
      ),
  });
  return [
    el("h2", {}, "Colours"),
    el("label", { class: "box" }, box, "Colour the marks by what they say"),
    el(
      "p",
      { class: "quiet" },
      "The colours are conditional formatting. Rules of your own come first and stay.",
    ),
  ];
}

function stored({ stored: sentences, isConfirmed }: SettingsView): Node[] {
  return [
    el("h2", {}, "What is stored, and how to erase it"),
    el(
      "ul",
      {},
      sentences.map((sentence) => el("li", {}, sentence)),
    ),
    isConfirmed
      ? sureButton(
          "forget",
          "Forget how the sheet is read",
          "Yes, forget it",
          () => void page.show(() => ask("forgetReading"), "Forgotten. Your cells are as they were."),
        )
      : el("p", {}),
    sureButton(
      "erase",
      "Erase everything that Evidence Mapper remembers",
      "Yes, erase it all",
      () => void page.show(() => ask("eraseAll"), "Erased. Your cells are as they were."),
    ),
    el(
      "p",
      { class: "quiet" },
      "Tabs and columns that you can see (official wording, live columns) stay: delete them as any other. The official wording can also be removed on its own page.",
    ),
    button("Close", closePage),
  ];
}
