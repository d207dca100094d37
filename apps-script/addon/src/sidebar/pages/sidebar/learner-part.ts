/** One learner: the two verdicts, the reasons, what is missing, the ways to finish. */
import { type BarView, type GapView, type LearnerView, type VerdictView } from "../../views.ts";
import { bdi, el, told } from "../parts/element.ts";
import { barOf } from "./credit-bar.ts";

export function learnerPart(view: LearnerView): Node[] {
  return [
    el("h2", {}, bdi(view.name)),
    el(
      "dl",
      { class: "verdicts" },
      verdict("By decisions", view.decisions),
      verdict("By coverage", view.coverage),
    ),
    el("p", {}, view.credits ?? ""),
    ...missing(view),
    ...told("How to finish", view.finish),
    ...told("What could be claimed today", view.claims),
    ...told("Decided, and not signed off", view.signOff),
    ...rules(view),
    ...bars(view.bars),
    ...told("Units that do not count", view.notCounting),
    ...told("Cannot count here, so never offered", view.dead, { class: "dead" }),
    ...told("What this tracker does not record", view.notRecorded, { class: "quiet" }),
    el("p", { class: "quiet" }, `In the tracker at ${view.where}. `, view.wording),
  ];
}

function verdict(term: string, view: VerdictView | null): Node[] {
  if (view === null) return [];
  return [
    el("dt", {}, term),
    el("dd", {}, el("span", { class: `badge ${view.look}` }, view.word), el("p", {}, view.sentence)),
  ];
}

function rules({ rules: all }: LearnerView): Node[] {
  if (all.length === 0) return [];
  return [
    el("h3", {}, "Rules of combination"),
    el(
      "ul",
      { class: "rules" },
      all.map(({ look, word, sentence }) =>
        el("li", { class: look }, el("span", { class: "hidden" }, `${word}: `), sentence),
      ),
    ),
  ];
}

function bars(all: readonly BarView[]): Node[] {
  if (all.length === 0) return [];
  return [
    el("h3", {}, "Credits by group"),
    el(
      "ul",
      { class: "plain" },
      all.map(({ bar, sentence }) => el("li", {}, bar === null ? null : barOf(bar), el("p", {}, sentence))),
    ),
  ];
}

function missing({ begun, needed, untouched }: LearnerView): Node[] {
  if (begun.length + needed.length === 0 && untouched === null) return [];
  return [
    el("h3", {}, "What is missing"),
    ...(begun.length === 0 ? [] : [el("h4", {}, "Begun and not decided in full"), ...begun.map(gap)]),
    ...(needed.length === 0
      ? []
      : [el("h4", {}, "Not begun, and mandatory or part of a way to finish"), ...needed.map(gap)]),
    el("p", { class: "quiet" }, untouched ?? ""),
  ];
}

function gap({ title, isMandatory, open, waiting, lacking, criteria }: GapView): HTMLElement {
  const name = `${title}${isMandatory ? " (mandatory)" : ""}`;
  const said = [
    open === null ? null : el("p", {}, open),
    waiting === null
      ? null
      : el("p", {}, el("span", { class: "wait" }, "Covered"), `, waiting for a decision: ${waiting}`),
    ...lacking.map((sentence) => el("p", {}, sentence)),
  ];
  return el(
    "section",
    { class: "gap" },
    el("h5", {}, name),
    said,
    criteria.length === 0
      ? null
      : el(
          "details",
          { "data-key": `${title} in words` },
          el("summary", {}, "The open criteria in words", el("span", { class: "hidden" }, ` of ${title}`)),
          el(
            "ul",
            { class: "plain" },
            criteria.map(({ number, words }) => el("li", {}, el("b", {}, number), ` ${words}`)),
          ),
        ),
  );
}
