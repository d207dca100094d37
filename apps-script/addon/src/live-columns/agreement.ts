/**
 * Do the formulas answer as the check does? A formula sees less of a sheet: not how a number is shown, no
 * merged cells, no notes. Where that matters, it must be said before anything is written.
 */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { checkTracker, type LearnerCheck, type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { coverageText } from "@evidence-mapper/shared/report/short-answers";
import { type Cell, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { readBlock } from "../functions/block.ts";
import { markKeyText } from "../functions/mark-key.ts";
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { type TablePlace } from "./table-place.ts";

/** Names of the learners for whom the live columns would say something else than the check. */
export function disagreeing(
  { sheet, across, top, bottom, right, names, nameColumns }: TablePlace,
  checked: readonly LearnerCheck[],
  qualification: string,
  marks: Layout["marks"],
  catalogue: Catalogue,
): readonly string[] {
  const rows = sheet.rows;
  const height = rows.length;
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const cells = (from: [number, number], to: [number, number]): Cell[][] =>
    Array.from({ length: to[0] - from[0] + 1 }, (_, row) =>
      Array.from({ length: to[1] - from[1] + 1 }, (_, column) =>
        asFormulasSee(rows[from[0] + row]?.[from[1] + column] ?? null),
      ),
    );
  const lastName = names + nameColumns - 1;
  const [headings, body, learners] = across
    ? [
        cells([lastName + 1, top], [right, bottom]),
        cells([lastName + 1, bottom + 1], [right, width - 1]),
        cells([names, bottom + 1], [lastName, width - 1]),
      ]
    : [
        cells([top, 0], [bottom, right]),
        cells([bottom + 1, 0], [height - 1, right]),
        cells([bottom + 1, names], [height - 1, lastName]),
      ];
  const block = readBlock(
    { qualification, headings, marks: body, learners, key: markKeyText(marks) },
    catalogue,
    (cell) => cell as Cell,
  );
  const answers = [...block.learners].sort(([a], [b]) => a - b).map(([, learner]) => answerOf(learner));
  const missing = checked.filter((_, index) => answers[index] === undefined);
  return [
    ...checked.filter((learner, index) => {
      const own = answers[index];
      return own !== undefined && own !== answerOf(learner);
    }),
    ...missing,
  ].map(({ name }) => name);
}

/** The same for answers over whole tabs: the check again, on the tabs as a formula sees them. */
export function disagreeingOverTabs(
  { sheets }: Workbook,
  check: TrackerCheck,
  catalogue: Catalogue,
): readonly string[] {
  const seen = sheets.map((sheet) => ({
    ...sheet,
    merges: [],
    notes: [],
    rows: sheet.rows.map((row) => row.map(asFormulasSee)),
  }));
  const again = checkTracker({ sheets: seen }, catalogue, { layout: check.reading.layout });
  const answers = new Set(again.learners.map(answerOf));
  return check.learners.filter((learner) => !answers.has(answerOf(learner))).map(({ name }) => name);
}

function asFormulasSee(cell: Cell): Cell {
  if (cell === null || typeof cell !== "object") return cell;
  if (cell.kind === "number") return cell.value;
  if (cell.kind === "date") return { ...cell, shown: cell.date.split("-").reverse().join("/") };
  return cell;
}

/** All that live columns show, in one text to compare. */
function answerOf({ name, award, units }: LearnerCheck): string {
  return JSON.stringify([
    name,
    award?.verdict,
    award?.creditsCounted,
    units.map((unit) => [coverageText(unit), ...unit.criteria.map(({ state }) => state)]),
  ]);
}
