import { type Reuse } from "@evidence-mapper/shared/coverage/reuse";
import { reuseSentence } from "@evidence-mapper/shared/report/reuse-sentence";
import { unitShortName } from "@evidence-mapper/shared/rules/sentences";
import { type ChosenCriterion } from "./capture.ts";

interface ReusePartProps {
  readonly permitted: readonly Reuse[];
  readonly onAdd: (criterion: ChosenCriterion) => void;
}

/** Where the specification permits the evidence to be used too: offered, and done only by the assessor. */
export function ReusePart({ permitted, onAdd }: ReusePartProps) {
  if (permitted.length === 0) return null;
  return (
    <section aria-labelledby="reuse-heading" className="reuse">
      <h2 id="reuse-heading">The specification permits re-use</h2>
      <ul className="plain">
        {permitted.map((one) => {
          const { unit, criterion, fits } = one;
          return (
            <li key={`${unit.ref} ${criterion.number}`}>
              {fits && (
                <button
                  type="button"
                  onClick={() => onAdd({ unit: unit.ref, criterion: criterion.number, reuse: true })}
                >
                  Add {unitShortName(unit)} {criterion.number}
                </button>
              )}{" "}
              <span className={fits ? undefined : "quiet"}>{reuseSentence(one)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
