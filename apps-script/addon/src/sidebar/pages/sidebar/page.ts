/** The sidebar: the learner of the selected row, the selected cell, and how the sheet is read. */
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import {
  type ExplainView,
  type Followed,
  type IqaPartView,
  type LearnerView,
  type NobodyView,
  type ReadingView,
  type StartView,
  type UnreadView,
} from "../../views.ts";
import { add, button, el } from "../parts/element.ts";
import { followSelection } from "../parts/follow-selection.ts";
import { ask } from "../parts/server.ts";
import { cellPart } from "./cell-part.ts";
import { iqaPart } from "./iqa-part.ts";
import { learnerPart } from "./learner-part.ts";
import { legendPart } from "./legend-part.ts";
import { nobodyPart } from "./nobody-part.ts";
import { readingPart } from "./reading-part.ts";

type Part = StartView["view"] | "iqa";
type Shown =
  IqaPartView | ReadingView | UnreadView | Followed<LearnerView | NobodyView | UnreadView | ExplainView>;

const view = place("view");
const status = place("status");
const tabs = [...document.querySelectorAll<HTMLButtonElement>("nav button")];

let part: Part = "learner";
let shown: Shown | null = null;
/** Counts what was asked for, so that a late answer does not take the place of a newer one. */
let asked = 0;
/** Chosen by name: the selection is followed again once it moves. */
let chosen: string | null = null;
let learnerName = "learner";
let iqaAsked: IqaPartView["asked"] = { assessor: "", unit: "", onlyAttention: false };

const follower = followSelection(
  () => part !== "reading" && part !== "iqa" && followBox.checked,
  async () => {
    chosen = null;
    await show(part === "cell" ? () => ask("explainSelection") : bySelection, "quietly");
  },
);
const followBox = el("input", { type: "checkbox", id: "follow", checked: true, onchange: follower.wake });

function bySelection(): Promise<Shown> {
  return ask("showLearner", { by: "selection" });
}

function again(): Promise<void> {
  if (part === "reading") return show(() => ask("readSheet", null));
  if (part === "iqa") return show(() => ask("showIqa", iqaAsked));
  if (part === "cell") return show(() => ask("explainSelection"));
  const id = chosen;
  return show(id === null ? bySelection : () => ask("showLearner", { by: "id", id }));
}

/** Asks, and shows the answer. Quietly: what is shown stays until the answer is there. */
async function show(question: () => Promise<Shown>, how: "plainly" | "quietly" = "plainly"): Promise<void> {
  const own = (asked += 1);
  view.setAttribute("aria-busy", "true");
  if (how === "plainly") {
    status.textContent = "Reading the sheet…";
    if (shown === null) fill([el("p", { class: "loading" }, "Reading the sheet…")]);
  }
  try {
    const answer = await question();
    if (own !== asked) return;
    const isSame = said(answer) === said(shown);
    shown = answer;
    if ("at" in answer) follower.shown(answer.at);
    if (!isSame || how === "plainly") draw(answer);
    status.textContent = sayingOf(answer);
  } catch (error) {
    if (own !== asked) return;
    shown = null;
    fill([
      el("h2", {}, "That did not work"),
      el("p", { class: "error", role: "alert" }, error instanceof Error ? error.message : String(error)),
      button("Try again", () => void again(), { class: "action" }),
    ]);
    status.textContent = "";
  } finally {
    if (own === asked) view.setAttribute("aria-busy", "false");
  }
}

function said(answer: Shown | null): string {
  return JSON.stringify(answer, (key, value: unknown) => (key === "at" ? undefined : value));
}

function draw(answer: Shown): void {
  if ("word" in answer) useWord(answer.word);
  switch (answer.kind) {
    case "learner":
      fill([...controls(), ...learnerPart(answer), legendPart()]);
      return;
    case "nobody":
      fill([
        ...controls(),
        ...nobodyPart(answer, (id) => {
          chosen = id;
          void again().then(() => view.focus());
        }),
        legendPart(),
      ]);
      return;
    case "iqa":
      fill(
        iqaPart(answer, {
          ask: (wanted) => {
            iqaAsked = wanted;
            void again().then(() => document.getElementById("filter")?.focus());
          },
          goTo: (cell) => void ask("goToCell", cell).catch(tell),
        }),
      );
      return;
    case "unread":
      fill([
        el("h2", {}, "Check this sheet first"),
        el("p", {}, answer.sentence),
        button("Show how the sheet is read", () => void go("reading"), { class: "action" }),
      ]);
      return;
    case "cell":
      fill([...controls(), ...cellPart(answer), legendPart()]);
      return;
    case "reading":
      fill(
        readingPart(answer, {
          confirm: (layout) => void confirmed(layout),
          readAgain: (layout) => void show(() => ask("readSheet", layout)).then(() => view.focus()),
          findAgain: () => void show(() => ask("findLayoutAgain")).then(() => view.focus()),
          goTo: (cell) => void ask("goToCell", cell).catch(tell),
        }),
      );
  }
}

async function confirmed(layout: Layout): Promise<void> {
  await show(() => ask("confirmLayout", layout));
  if (shown?.kind === "reading" && shown.doubt === null) await go("learner");
  else view.focus();
}

/** The awarding body's own word for a learner, once the sheet has said which awarding body it is. */
function useWord(word: string): void {
  learnerName = word;
  const tab = tabs.find((one) => one.dataset["view"] === "learner");
  if (tab !== undefined) tab.textContent = word.charAt(0).toUpperCase() + word.slice(1);
}

function controls(): Node[] {
  return [
    el(
      "div",
      { class: "controls" },
      button(part === "cell" ? "Explain the selected cell" : `Show the selected ${learnerName}`, () => {
        chosen = null;
        void again();
      }),
      el("label", { class: "box" }, followBox, "Follow the selection"),
    ),
  ];
}

/** Changes what is shown; opened parts stay open. */
function fill(nodes: readonly Node[]): void {
  const open = new Set(
    [...view.querySelectorAll<HTMLDetailsElement>("details[open]")].map((one) => one.dataset["key"]),
  );
  view.replaceChildren();
  add(view, nodes);
  for (const one of view.querySelectorAll("details")) if (open.has(one.dataset["key"])) one.open = true;
}

function sayingOf(answer: Shown): string {
  return answer.kind === "unread" ? "" : answer.checked;
}

function tell(error: unknown): void {
  status.textContent = error instanceof Error ? error.message : String(error);
}

async function go(to: Part): Promise<void> {
  part = to;
  shown = null;
  for (const tab of tabs) {
    if (tab.dataset["view"] === to) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  await again();
  follower.wake();
  // The row of parts stays in sight.
  view.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no ${id}.`);
  return found;
}

for (const tab of tabs) {
  const { view: to } = tab.dataset;
  if (to === "learner" || to === "cell" || to === "iqa" || to === "reading")
    tab.addEventListener("click", () => void go(to));
}

// Whoever has pressed something meanwhile is not taken away from it.
const open = (first: Part): void => {
  if (asked === 0) void go(first);
};
void ask("sidebarStart").then(
  ({ view: first }) => open(first),
  () => open("learner"),
);
