/** Checks of made-up trackers: a few words about each learner become a workbook, the rest is the real path. */
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { findQualification, type Qualification, type Unit } from "../../../shared/src/catalogue/catalogue.ts";
import { checkTracker, type TrackerCheck } from "../../../shared/src/check/check.ts";
import { type Problem } from "../../../shared/src/problem.ts";
import { type Meaning } from "../../../shared/src/tracker/reading.ts";
import { type Cell, type Workbook } from "../../../shared/src/tracker/workbook.ts";

/** Unit number or reference → criteria (`"all"`, or numbers). */
export type Marked = Readonly<Record<string, "all" | readonly string[]>>;

export interface MadeLearner {
  readonly name: string;
  readonly decided?: Marked;
  readonly evidence?: Marked;
  readonly partly?: Marked;
  readonly notYet?: Marked;
}

export interface MadeTracker {
  readonly qualification: string;
  /** `false`: the sheet does not say which qualification it is for. */
  readonly named?: boolean;
  readonly detail?: "criteria" | "units";
  readonly learners: readonly MadeLearner[];
  /** Added to what the reader finds. */
  readonly problems?: readonly Problem[];
  readonly meanings?: readonly Meaning[];
}

/** The check of the made-up tracker, with its extra problems and meanings. */
export function madeCheck(made: MadeTracker): TrackerCheck {
  const check = checkTracker(
    madeWorkbook(made),
    catalogue,
    made.named === false ? {} : { qualification: made.qualification },
  );
  return {
    ...check,
    problems: [...check.problems, ...(made.problems ?? [])],
    reading: { ...check.reading, meanings: [...check.reading.meanings, ...(made.meanings ?? [])] },
  };
}

export function qualificationOf(id: string): Qualification {
  const qualification = findQualification(catalogue, id);
  if (qualification === undefined) throw new Error(`No qualification ${id}.`);
  return qualification;
}

/** The unit with this number or reference in the qualification. */
export function unitOf(qualification: string, numberOrRef: string): Unit {
  const unit = qualificationOf(qualification).units.find(
    ({ number, ref }) => number === numberOrRef || ref === numberOrRef,
  );
  if (unit === undefined) throw new Error(`${qualification} has no unit ${numberOrRef}.`);
  return unit;
}

/** Learners down, units and criteria across. */
function madeWorkbook({ qualification, named, detail, learners }: MadeTracker): Workbook {
  const { title, units } = qualificationOf(qualification);
  const columns = units.flatMap((unit): { readonly unit: Unit; readonly criterion: string | null }[] =>
    detail === "units" || unit.criteria.length === 0
      ? [{ unit, criterion: null }]
      : unit.criteria.map(({ number }) => ({ unit, criterion: number })),
  );
  const heading = columns.map(({ unit }, index) => (columns[index - 1]?.unit === unit ? null : unit.ref));
  const rows: Cell[][] = [
    [named === false ? null : title],
    ["Learner", ...heading],
    ...(detail === "units" ? [] : [[null, ...columns.map(({ criterion }) => criterion)]]),
    ...learners.map((learner) => [learner.name, ...columns.map((column) => cellOf(learner, column))]),
  ];
  return { sheets: [{ name: "Tracker", rows, merges: [], hidden: false, notes: [] }] };
}

function cellOf(
  { decided, evidence, partly, notYet }: MadeLearner,
  column: { readonly unit: Unit; readonly criterion: string | null },
): Cell {
  const isIn = (marked: Marked | undefined): boolean => {
    const numbers = marked?.[column.unit.ref] ?? marked?.[column.unit.number ?? column.unit.ref];
    return numbers === "all" || (column.criterion !== null && numbers?.includes(column.criterion) === true);
  };
  if (isIn(decided)) return { kind: "date", date: "2026-03-01", shown: "01/03/2026" };
  if (isIn(evidence)) return "E4";
  if (isIn(partly)) return { kind: "number", value: 0.5, shown: "50%" };
  return isIn(notYet) ? "Not yet" : null;
}
