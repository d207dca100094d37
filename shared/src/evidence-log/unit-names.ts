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
  const unitOf = (text: string): string | null => {
    const label = text.replace(/^unit\s+/i, "").trim();
    if (reference.test(label)) return label;
    return byNumber.get(label) ?? null;
  };
  return {
    nameOf: ({ unit, criterion }) => {
      const label = labels.get(unit) ?? unit;
      return criterion === null ? label : `${label} ${criterion}`;
    },
    read: (text) => {
      const parts = withCriterion.exec(text.trim());
      const unit = unitOf(parts?.[1] ?? text);
      return unit === null ? null : { unit, criterion: parts?.[2] ?? null };
    },
  };
}
