/** Everything that can be said of one learner's criterion: its words, its state, what it still needs. */
import { type Unit, type UnitCriterion } from "../catalogue/catalogue.ts";
import { type CriterionCoverage } from "../coverage/criterion-coverage.ts";
import { needSentence, unitName } from "../rules/sentences.ts";
import { criterionWords, type Wording } from "./criterion-words.ts";
import { doubtSentences } from "./doubt-sentences.ts";
import { lackingSentences } from "./lacking-sentences.ts";
import { plainText } from "./plain-text.ts";

/** "Unit 06 Record details, criterion 1.2: …", ending with where the unit is printed. */
export function criterionTitle(unit: Unit, criterion: UnitCriterion, wording: Wording): string {
  return `${unitName(unit)}, criterion ${criterion.number}: ${plainText(criterionWords(unit, criterion, wording), 2000).replace(/\.$/, "")}. (${unit.source})`;
}

/** The state in a sentence; covered is never called decided. */
export function stateSentence({
  state,
  evidence,
  decidedBy,
  decidedOn,
  notYet,
  disputed,
}: CriterionCoverage): string {
  const items =
    evidence.length === 0
      ? ""
      : ` (${plainText(evidence.slice(0, 12).join(", "), 200)}${evidence.length > 12 ? ", …" : ""})`;
  switch (state) {
    case "decided": {
      const by = decidedBy === null ? "" : ` by ${plainText(decidedBy, 80)}`;
      const on = decidedOn === null ? "" : ` on ${decidedOn.split("-").reverse().join("/")}`;
      return `Decided: an assessor's decision that it is met is recorded${by}${on}.`;
    }
    case "covered":
      return `Covered by evidence${items}; an assessor has yet to decide.`;
    case "partly":
      return `Partly there${items}: not enough yet.`;
    case "open":
      return notYet || disputed
        ? "Open: nothing that counts is recorded."
        : "Open: no evidence and no decision is recorded.";
  }
}

/** What the criterion still needs; empty when it is decided. */
export function stillNeeded(criterion: UnitCriterion, coverage: CriterionCoverage): string[] {
  if (coverage.state === "decided") return [];
  const lacking = [...lackingSentences(coverage), ...doubtSentences(coverage)];
  if (coverage.state === "covered") return lacking;
  const unmeasured =
    coverage.counts.length > 0
      ? []
      : criterion.needs.map(
          (need) => `${criterion.number}: ${needSentence({ need, has: 0, observed: 0, recorded: true })}`,
        );
  return criterion.needs.length === 0
    ? [
        ...lacking,
        "The specification states no minimum count for it: one piece of evidence is taken as the centre's own minimum.",
      ]
    : [...lacking, ...unmeasured];
}
