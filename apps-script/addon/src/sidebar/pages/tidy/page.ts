/** Tidy criterion numbers: before and after of each cell, a question where it could be either, one undo. */
import { type TidyView } from "../../views.ts";
import { bdi, button, el, told } from "../parts/element.ts";
import { ask, closePage } from "../parts/server.ts";
import { simplePage } from "../parts/simple-page.ts";

type Finding = TidyView["findings"][number];

interface Choice {
  readonly finding: Finding;
  /** What the person wants there, or `null` to leave it. */
  readonly after: () => string | null;
}

const page = simplePage<TidyView>(draw, () => ask("readTidy"));

function draw(view: TidyView): readonly Node[] {
  const certain = view.findings.filter(({ options }) => options.length === 1);
  const either = view.findings.filter(({ options }) => options.length > 1);
  const byHand = view.findings.filter(({ options }) => options.length === 0);
  const choices: Choice[] = [];
  return [
    el("h1", { class: "top" }, "Tidy criterion numbers"),
    ...told("Done", view.sentences, {}, "h2"),
    el("p", {}, view.sentence),
    ...part(
      "Certain",
      certain.map((one) => sure(one, choices)),
    ),
    ...part(
      "Could be either: please say",
      either.map((one, index) => question(one, index, choices)),
    ),
    ...(choices.length === 0
      ? []
      : [
          el(
            "p",
            {},
            button("Write what is chosen", () => write(choices), { class: "action", id: "write" }),
          ),
        ]),
    ...part("To be corrected by hand", byHand.map(byHandItem)),
    view.more === 0
      ? el("p", {})
      : el("p", {}, `${view.more} more cells are not shown yet. Do these first, then look again.`),
    ...undo(view),
    el(
      "p",
      {},
      button("Look again", () => void page.show(() => ask("readTidy")), { id: "again" }),
    ),
    button("Close", closePage),
    el("p", { class: "quiet" }, view.checked),
  ];
}

function part(title: string, items: readonly HTMLElement[]): Node[] {
  return items.length === 0 ? [] : [el("h2", {}, title), el("ul", { class: "plain" }, items)];
}

function sure(finding: Finding, choices: Choice[]): HTMLElement {
  const [after = ""] = finding.options;
  const box = el("input", { type: "checkbox", checked: true });
  choices.push({ finding, after: () => (box.checked ? after : null) });
  return el(
    "li",
    { class: "problem" },
    el("label", { class: "box" }, box, ...change(finding, after)),
    ...why(finding),
  );
}

function question(finding: Finding, index: number, choices: Choice[]): HTMLElement {
  const name = `either-${index}`;
  const leave = el("input", { type: "radio", name, checked: true });
  const radios = finding.options.map((after) => ({ after, radio: el("input", { type: "radio", name }) }));
  choices.push({ finding, after: () => radios.find(({ radio }) => radio.checked)?.after ?? null });
  return el(
    "li",
    { class: "problem" },
    el(
      "fieldset",
      {},
      el("legend", {}, `What is meant in ${finding.shownWhere}?`),
      radios.map(({ after, radio }) => el("label", { class: "box" }, radio, ...change(finding, after))),
      el("label", { class: "box" }, leave, "Leave it as it is"),
    ),
    ...why(finding),
  );
}

function change({ shownWhere, before }: Finding, after: string): (Node | string)[] {
  return [
    el("span", { class: "hidden" }, `${shownWhere}, before: `),
    el("span", { class: "quiet", "aria-hidden": "true" }, `${shownWhere} `),
    bdi(before),
    el("span", { class: "hidden" }, ", after: "),
    el("span", { "aria-hidden": "true" }, " → "),
    el("b", {}, bdi(after)),
  ];
}

function byHandItem(finding: Finding): HTMLElement {
  return el("li", { class: "problem" }, el("p", {}, el("b", {}, finding.shownWhere)), ...why(finding));
}

function why({ where, shownWhere, found, advice, options }: Finding): Node[] {
  return [
    el("p", { class: "quiet" }, found),
    ...(options.length === 0 ? [el("p", {}, `What to do: ${advice}`)] : []),
    button(`Go to ${shownWhere}`, () => void ask("goToCell", where).catch(tell)),
  ];
}

function undo({ undo: last }: TidyView): Node[] {
  if (last === null) return [];
  return [
    el("h2", {}, "Undo"),
    el("p", {}, `${last} Cells that were changed since are left alone.`),
    el(
      "p",
      {},
      button("Undo tidy", () => void page.show(() => ask("undoTidy"), "Put back."), { id: "undo" }),
    ),
  ];
}

function write(choices: readonly Choice[]): void {
  const changes = choices.flatMap(({ finding: { where, before }, after }) => {
    const text = after();
    return text === null ? [] : [{ where, before, after: text }];
  });
  if (changes.length === 0) tell(new Error("Nothing is chosen, so nothing was written."));
  else void page.show(() => ask("writeTidy", { changes }), "Written.");
}

function tell(error: unknown): void {
  document.getElementById("status")?.replaceChildren(error instanceof Error ? error.message : String(error));
}
