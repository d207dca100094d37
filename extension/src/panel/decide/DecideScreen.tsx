import { type UnitCoverage } from "@evidence-mapper/shared/coverage/unit-coverage";
import { unitName } from "@evidence-mapper/shared/rules/sentences";
import { useState } from "react";
import { type LearnerView } from "../../device/learner-view.ts";
import { Field } from "../parts/Field.tsx";
import { OfLearner } from "../parts/OfLearner.tsx";
import { ScreenTitle } from "../parts/ScreenTitle.tsx";
import { StateBadge } from "../parts/StateBadge.tsx";
import { Empty } from "../parts/states.tsx";
import { DecideUnit } from "./DecideUnit.tsx";
import { SignUnit } from "./SignUnit.tsx";

/** The assessor's decisions, unit by unit, and the signatures under them. */
export function DecideScreen() {
  return (
    <>
      <ScreenTitle>Decide and sign off</ScreenTitle>
      <OfLearner>{(view) => <Units view={view} />}</OfLearner>
    </>
  );
}

/** What waits for a decision comes first, then what is complete and waits for signatures, then what is begun. */
const order = { covered: 0, decided: 1, partly: 2, unknown: 3, open: 4 } as const;

function Units({ view }: { readonly view: LearnerView }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const units = [...(view.check?.units ?? [])].sort(
    (a, b) => Number(isTouched(b, view)) - Number(isTouched(a, view)) || order[a.state] - order[b.state],
  );
  const current = units.find(({ unit }) => unit.ref === chosen) ?? units[0];
  if (current === undefined) {
    return (
      <Empty title="There is nothing to decide">
        <p>The learner's qualification is not in the catalogue. Choose it in the settings.</p>
      </Empty>
    );
  }
  return (
    <>
      <Field label="Unit" hint="Those that are begun come first.">
        {(control) => (
          <select {...control} value={current.unit.ref} onChange={({ target }) => setChosen(target.value)}>
            {units.map(({ unit }) => (
              <option key={unit.ref} value={unit.ref}>
                {unitName(unit)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>
        <StateBadge state={current.state} />
      </p>
      <DecideUnit
        key={`${current.unit.ref} decide`}
        coverage={current}
        view={view}
        // The order follows the decisions; the unit that somebody is deciding stays in front of them.
        onBegin={() => setChosen(current.unit.ref)}
      />
      <SignUnit key={`${current.unit.ref} sign`} coverage={current} view={view} />
    </>
  );
}

function isTouched({ unit, state }: UnitCoverage, { signed }: LearnerView): boolean {
  return (state !== "open" && state !== "unknown") || signed.has(unit.ref);
}
