/** Whose row, or column, or tab is selected. */
import { type LearnerCheck, type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { cellName } from "@evidence-mapper/shared/tracker/workbook";
import { type CellPlace, cellPlace } from "@evidence-mapper/shared/tracker/cell-place";

/**
 * The learner whose row it is (column, where learners run across), else whose cell, else whose whole tab;
 * `null` when it is nobody's, or the tab's learners cannot be told apart there.
 */
export function learnerAt(check: TrackerCheck, place: CellPlace): LearnerCheck | null {
  const { learners, reading } = check;
  const { layout } = reading;
  const isBeside = ({ row, column }: CellPlace): boolean =>
    layout.learners === "down" ? row === place.row : layout.learners === "across" && column === place.column;
  const named = learners.filter(({ where }) => {
    const at = cellPlace(where);
    return at !== null && at.tab === place.tab && isBeside(at);
  });
  if (named.length === 1) return theOnly(named);

  const here = placesIn(check, place.tab);
  const cell = here.find(({ at }) => at.row === place.row && at.column === place.column);
  if (cell !== undefined) return cell.learner;
  const alongside = theOnly(here.filter(({ at }) => isBeside(at)).map(({ learner }) => learner));
  if (alongside !== null) return alongside;
  const isOneLearners =
    layout.arrangement === "tab-per-learner" ||
    layout.tabs.some(({ tab, learner }) => tab === place.tab && learner !== null);
  return isOneLearners ? theOnly(here.map(({ learner }) => learner)) : null;
}

/** Every cell of a tab that says something of a learner. Only needed where names alone do not tell. */
function placesIn(
  { learners, reading }: TrackerCheck,
  tab: string,
): readonly { readonly learner: LearnerCheck; readonly at: CellPlace }[] {
  const start = cellName(tab, 0, 0).slice(0, -2);
  return learners.flatMap((learner, index) => {
    const tracked = reading.learners[index];
    return [learner, ...(tracked?.entries ?? []), ...(tracked?.signatures ?? [])].flatMap(({ where }) => {
      const at = where.startsWith(start) ? cellPlace(where) : null;
      return at === null ? [] : [{ learner, at }];
    });
  });
}

function theOnly(learners: readonly LearnerCheck[]): LearnerCheck | null {
  const [first] = learners;
  return first !== undefined && learners.every((one) => one === first) ? first : null;
}
