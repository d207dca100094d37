import { type UnitCriterion, type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { criterionWords, type Wording } from "@evidence-mapper/shared/report/criterion-words";
import { unitShortName } from "@evidence-mapper/shared/rules/sentences";
import { type Ref, useState } from "react";
import { Chips } from "../parts/Chips.tsx";
import { Combobox } from "../parts/Combobox.tsx";
import { Field } from "../parts/Field.tsx";
import { type ChosenCriterion } from "./capture.ts";
import { type FoundCriterion } from "./find-criteria.ts";
import { type CriterionStanding, StandingBadge } from "./StandingBadge.tsx";

interface CriterionPickerProps {
  /** What is typed could mean these; not those that are chosen already. */
  readonly find: (typed: string) => readonly FoundCriterion[];
  readonly chosen: readonly (FoundCriterion & { readonly reuse: boolean })[];
  readonly standingOf: (unit: Unit, criterion: UnitCriterion) => CriterionStanding | null;
  readonly wording: Wording;
  readonly error: string | undefined;
  readonly onAdd: (criterion: ChosenCriterion) => void;
  readonly onRemove: (unit: string, criterion: string) => void;
  readonly input: Ref<HTMLInputElement>;
}

/** The criteria that the item supports, found by number or by a few words. */
export function CriterionPicker(props: CriterionPickerProps) {
  const { find, chosen, standingOf, wording, error, onAdd, onRemove, input } = props;
  const [text, setText] = useState("");
  const found = find(text);
  const keyed = new Map(found.map((one) => [keyOf(one), one]));
  const words = ({ unit, criterion }: FoundCriterion): string => criterionWords(unit, criterion, wording);
  return (
    <>
      <Field label="Criterion" error={error}>
        {(control) => (
          <Combobox
            control={control}
            input={input}
            text={text}
            onType={setText}
            placeholder="106 1.2, or a few words"
            options={found.map((one) => ({
              id: keyOf(one),
              name: `${nameOf(one)}, ${words(one)}, ${standingOf(one.unit, one.criterion)?.words ?? ""}`,
              content: (
                <>
                  <strong>{nameOf(one)}</strong> {words(one)}{" "}
                  <StandingBadge standing={standingOf(one.unit, one.criterion)} />
                </>
              ),
            }))}
            onChoose={(key) => {
              const one = keyed.get(key);
              if (one === undefined) return;
              setText("");
              onAdd({ unit: one.unit.ref, criterion: one.criterion.number, reuse: false });
            }}
            onTakeBack={() => {
              const last = chosen.at(-1);
              if (last !== undefined) onRemove(last.unit.ref, last.criterion.number);
            }}
            nothing="No criterion of this qualification fits. Try its number, such as 106 1.2, or another word."
          />
        )}
      </Field>
      <Chips
        label="Chosen criteria"
        chips={chosen.map((one) => ({
          id: keyOf(one),
          name: nameOf(one),
          content: (
            <>
              <strong>{nameOf(one)}</strong> {words(one)}{" "}
              <StandingBadge standing={standingOf(one.unit, one.criterion)} />
              {one.reuse && <span className="quiet"> (re-use)</span>}
            </>
          ),
        }))}
        onRemove={(key) => {
          const one = chosen.find((other) => keyOf(other) === key);
          if (one !== undefined) onRemove(one.unit.ref, one.criterion.number);
        }}
      />
    </>
  );
}

function nameOf({ unit, criterion }: FoundCriterion): string {
  return `${unitShortName(unit)} ${criterion.number}`;
}

function keyOf({ unit, criterion }: FoundCriterion): string {
  return `${unit.ref}-${criterion.number}`.replaceAll("/", "-");
}
