/** Evidence that a person has to look at before it is relied on, in sentences. */
import { type CriterionCoverage, type EvidenceDoubt } from "../coverage/criterion-coverage.ts";
import { listOf } from "../rules/sentences.ts";
import { plainText } from "./plain-text.ts";

const mostNamed = 6;

/** "1.2: E4 is a simulation: …", one sentence for each kind of doubt. */
export function doubtSentences({ number, doubts }: CriterionCoverage): string[] {
  return sentences.flatMap(({ kind, one, several }) => {
    const items = doubts.flatMap((doubt) => (doubt.kind === kind ? [doubt.item] : []));
    if (items.length === 0) return [];
    const named = items.slice(0, mostNamed).map((item) => plainText(item, 60));
    const more = items.length > mostNamed ? [`${items.length - mostNamed} more`] : [];
    return [`${number}: ${listOf([...named, ...more], "and")} ${items.length === 1 ? one : several}`];
  });
}

const sentences: readonly {
  readonly kind: EvidenceDoubt["kind"];
  readonly one: string;
  readonly several: string;
}[] = [
  {
    kind: "statement-unconfirmed",
    one: "is the learner's own statement, and nobody confirms it by name and role. It does not count until somebody does (001 L895).",
    several:
      "are the learner's own statements, and nobody confirms them by name and role. They do not count until somebody does (001 L895).",
  },
  {
    kind: "simulation",
    one: "is a simulation. It counts, and the assessor has to see that the specification allows it.",
    several: "are simulations. They count, and the assessor has to see that the specification allows them.",
  },
];
