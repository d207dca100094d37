import { type UnitState } from "@evidence-mapper/shared/coverage/unit-coverage";

const words: Readonly<Record<UnitState, string>> = {
  open: "Open",
  partly: "Partly there",
  covered: "Covered",
  decided: "Decided",
  unknown: "Cannot tell",
};

/** The state of a criterion or a unit. Covered and decided differ in colour, shape and word. */
export function StateBadge({ state }: { readonly state: UnitState }) {
  return <span className={`badge ${state}`}>{words[state]}</span>;
}
