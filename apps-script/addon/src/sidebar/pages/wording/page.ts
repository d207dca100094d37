/** Official wording: the centre pastes or loads the text of its specification, or names the tab that holds it. */
import { type WordingView } from "../../views.ts";
import { button, el, told } from "../parts/element.ts";
import { ask, closePage } from "../parts/server.ts";
import { simplePage, sureButton } from "../parts/simple-page.ts";

const page = simplePage<WordingView>(draw, () => ask("readWordingState"));
const done = "The text was read.";

function draw(view: WordingView): readonly Node[] {
  const text = el("textarea", { id: "text", rows: 10, spellcheck: "false" });
  const file = el("input", { type: "file", id: "file", accept: ".txt,.md,text/plain" });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen !== undefined) void chosen.text().then((read) => (text.value = read));
  });
  const tab = el(
    "select",
    { id: "tab" },
    view.tabs.map((name) => el("option", { value: name }, name)),
  );
  return [
    el("h1", { class: "top" }, "Official wording"),
    ...told("What was read", view.sentences, {}, "h2"),
    el(
      "p",
      {},
      view.loaded.length === 0
        ? "Criteria are shown with short summaries. If your centre has its own copy of the specification, its sentences can be shown in their place."
        : `Loaded: ${view.loaded.join("; ")}.`,
    ),
    el("h2", {}, "From your copy"),
    el("label", { for: "text" }, "Paste the whole text of the specification"),
    text,
    el("label", { for: "file" }, "Or choose a text file (.txt)"),
    file,
    el(
      "p",
      {},
      button(
        "Read this text",
        () => void page.show(() => ask("loadWording", { from: "text", text: text.value }), done),
        { class: "action", id: "read-text" },
      ),
    ),
    el("h2", {}, "From a tab"),
    el("label", { for: "tab" }, "Or choose the tab into which it was pasted"),
    tab,
    button(
      "Read this tab",
      () => void page.show(() => ask("loadWording", { from: "tab", tab: tab.value }), done),
      { id: "read-tab" },
    ),
    el(
      "p",
      { class: "quiet" },
      "The sentences belong to the awarding body. They are kept in this spreadsheet alone, in the tab “Official wording”, and sent nowhere.",
    ),
    view.hasTab
      ? sureButton(
          "remove",
          "Remove the official wording",
          "Yes, remove the tab",
          () => void page.show(() => ask("removeWording"), "Removed. The summaries are shown again."),
        )
      : el("p", {}),
    button("Close", closePage),
    el("p", { class: "quiet" }, view.checked),
  ];
}
