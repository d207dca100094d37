/** How the sheet is read: a sentence for each part, corrections, and the button that remembers it. */
import { meaningNames } from "@evidence-mapper/shared/report/reading-words";
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { type MeaningView, type ProblemView, type ReadingView } from "../../views.ts";
import { button, el, told } from "../parts/element.ts";
import { layoutForm } from "./layout-form.ts";

export interface ReadingDeeds {
  confirm(layout: Layout): void;
  readAgain(layout: Layout): void;
  findAgain(): void;
  goTo(cell: string): void;
}

export function readingPart(view: ReadingView, deeds: ReadingDeeds): Node[] {
  const form = layoutForm(view);
  // A standard tracker says itself how it is arranged: there is nothing to correct or remember.
  const isStandard = view.layout.arrangement === "standard";
  const isReadable = view.learners > 0;
  const corrections = el(
    "details",
    { "data-key": "corrections", open: view.doubt !== null },
    el("summary", {}, "Correct how it is read"),
    form.node,
    button("Read again with these corrections", () => {
      const layout = form.read();
      if (layout !== null) deeds.readAgain(layout);
    }),
    view.isRemembered ? button("Forget all this and look afresh", deeds.findAgain) : null,
  );
  const forget = button("Look afresh", deeds.findAgain);
  return [
    el("h2", {}, isReadable ? "How this sheet is read" : "This sheet cannot be read yet"),
    view.doubt === null ? el("p", { class: "hidden" }) : el("p", { class: "warning" }, view.doubt),
    ...sentences(view),
    ...marks(view.meanings),
    isStandard ? (view.isRemembered ? forget : el("p", { class: "hidden" })) : corrections,
    view.isRemembered || isStandard || !isReadable
      ? el("p", { class: "hidden" })
      : el(
          "p",
          {},
          button("This is right: remember it", () => deeds.confirm(view.layout), { class: "action" }),
        ),
    ...told("What was found", view.summary),
    ...problems(view, deeds),
    ...told("What this tracker does not record", view.notRecorded, { class: "quiet" }),
  ];
}

function sentences({ isRemembered, sentences: all, layout: { arrangement } }: ReadingView): Node[] {
  if (all.length === 0) return [];
  return [
    el(
      "p",
      {},
      arrangement === "standard"
        ? "The tracker says itself how it is arranged. Nothing needs to be confirmed."
        : isRemembered
          ? "You have confirmed this reading. It is kept with the spreadsheet."
          : "Please read these sentences and say whether they are right. Nothing in the sheet is moved.",
    ),
    el(
      "ul",
      { class: "reading" },
      all.map((sentence) => el("li", {}, sentence)),
    ),
  ];
}

function marks(meanings: readonly MeaningView[]): Node[] {
  if (meanings.length === 0) return [];
  return [
    el("h3", {}, "What marks were taken to mean"),
    el(
      "ul",
      {},
      meanings.map(({ name, meaning, detail }) =>
        el("li", {}, el("b", {}, `${name}: ${meaningNames[meaning]}`), el("br"), detail),
      ),
    ),
  ];
}

function problems({ problems: all, moreProblems }: ReadingView, { goTo }: ReadingDeeds): Node[] {
  const count = all.length + moreProblems;
  if (count === 0) return [el("h3", {}, "Problems"), el("p", {}, "None: every cell could be read.")];
  return [
    el(
      "details",
      { "data-key": "problems" },
      el("summary", {}, `Problems (${count})`),
      el(
        "ul",
        { class: "plain" },
        all.map((one) => problem(one, goTo)),
      ),
      moreProblems === 0
        ? null
        : el("p", {}, `${moreProblems} more are not shown here. Mend these first and check again.`),
    ),
  ];
}

function problem({ where, found, advice, isCell }: ProblemView, goTo: ReadingDeeds["goTo"]): HTMLElement {
  return el(
    "li",
    { class: "problem" },
    el("p", {}, el("b", {}, where === "" ? "The whole sheet" : where), ` ${found}`),
    el("p", {}, `What to do: ${advice}`),
    isCell ? button(`Go to ${where}`, () => goTo(where)) : null,
  );
}
