/** How a tracker's cells name units and criteria: `106`, `106 1.2`, or with the reference where there is no number. */
import { type Unit } from "../catalogue/catalogue.ts";

export interface CriterionName {
  readonly unit: string;
  /** `null`: the whole unit. */
  readonly criterion: string | null;
}

export interface UnitNames {
  readonly nameOf: (name: CriterionName) => string;
  /** The unit and criterion that a cell names; `null` when it names none. */
  readonly read: (text: string) => CriterionName | null;
  /** The unit number that a cell without its zeros must have meant (`2 1.4` of unit `02`); `null` when none, or several. */
  readonly numberWithZeros: (text: string) => string | null;
}

const reference = /^[A-Z]\/\d{3}\/\d{4}$/;
const withCriterion = /^(.*?)\s*\b([1-9]\d?\.[1-9]\d?)$/;

/** Names for the units of one qualification. A number never stands alone for a criterion, so that no spreadsheet takes it for a number or a date. */
export function unitNames(units: readonly Unit[]): UnitNames {
  const byNumber = new Map<string, string | null>();
  for (const { number, ref } of units) {
    if (number !== null) byNumber.set(number, byNumber.has(number) ? null : ref);
  }
  const labels = new Map(
    units.flatMap(({ number, ref }) =>
      number !== null && byNumber.get(number) === ref ? [[ref, number]] : [],
    ),
  );
  const unitOf = (label: string): string | null => {
    if (reference.test(label)) return label;
    return byNumber.get(label) ?? null;
  };
  const partsOf = (text: string): readonly [string, string | null] => {
    const parts = withCriterion.exec(text.trim());
    return [(parts?.[1] ?? text).replace(/^unit\s+/i, "").trim(), parts?.[2] ?? null];
  };
  return {
    numberWithZeros: (text) => {
      const [label] = partsOf(text);
      if (!/^[1-9]\d*$/.test(label) || byNumber.has(label)) return null;
      const same = [...byNumber.keys()].filter(
        (number) => /^0/.test(number) && number.replace(/^0+/, "") === label,
      );
      const [only] = same;
      return same.length === 1 && only !== undefined && byNumber.get(only) !== null ? only : null;
    },
    nameOf: ({ unit, criterion }) => {
      const label = labels.get(unit) ?? unit;
      return criterion === null ? label : `${label} ${criterion}`;
    },
    read: (text) => {
      const [label, criterion] = partsOf(text);
      const unit = unitOf(label);
      return unit === null ? null : { unit, criterion };
    },
  };
}
