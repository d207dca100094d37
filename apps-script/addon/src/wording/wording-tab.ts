/** The tab in which a centre keeps the official wording: one row for each criterion, everything as text. */
import { type Wording } from "@evidence-mapper/shared/report/criterion-words";
import { type Cell } from "@evidence-mapper/shared/tracker/workbook";
import { areaAt } from "../area.ts";
import { wordingTab } from "../own-tabs.ts";
import { timeWords } from "../reading/time-words.ts";
import { type Spreadsheet } from "../spreadsheet.ts";

const headings = ["Specification", "Unit", "Criterion", "Official wording"] as const;
const widths = [200, 110, 80, 640];

export interface WordingRow {
  readonly specification: string;
  readonly unit: string;
  readonly criterion: string;
  readonly text: string;
}

export function hasWordingTab(spreadsheet: Spreadsheet): boolean {
  return spreadsheet.tabs().some(({ name }) => name === wordingTab);
}

/** Every row that names a unit, a criterion and a text; columns are found by their headings. */
export function wordingRows(spreadsheet: Spreadsheet): readonly WordingRow[] {
  if (!hasWordingTab(spreadsheet)) return [];
  const [sheet] = spreadsheet.readWorkbook([wordingTab]).sheets;
  const [head = [], ...rows] = sheet?.rows ?? [];
  const places = headings.map((heading) => head.findIndex((cell) => textOf(cell) === heading));
  return rows.flatMap((row) => {
    const [specification = "", unit = "", criterion = "", text = ""] = places.map((place) =>
      textOf(row[place] ?? null),
    );
    return unit === "" || criterion === "" || text === "" ? [] : [{ specification, unit, criterion, text }];
  });
}

/** The sentences by unit and criterion; `null` when the centre has loaded none. */
export function officialWording(spreadsheet: Spreadsheet): Wording {
  const rows = wordingRows(spreadsheet);
  if (rows.length === 0) return null;
  const wording = new Map<string, Map<string, string>>();
  for (const { unit, criterion, text } of rows) {
    const ofUnit = wording.get(unit);
    if (ofUnit === undefined) wording.set(unit, new Map([[criterion, text]]));
    else ofUnit.set(criterion, text);
  }
  return wording;
}

/** Puts the sentences of a specification in the place of those that are there for it; others stay. */
export function keepWording(
  spreadsheet: Spreadsheet,
  specification: string,
  rows: readonly WordingRow[],
): void {
  spreadsheet.exclusively(() => {
    requireOurs(spreadsheet);
    const others = wordingRows(spreadsheet).filter((row) => row.specification !== specification);
    writeTab(spreadsheet, [...others, ...rows]);
  });
}

export function forgetWording(spreadsheet: Spreadsheet): void {
  requireOurs(spreadsheet);
  if (hasWordingTab(spreadsheet)) spreadsheet.removeTab(wordingTab);
}

/** A tab of this name that we did not make may hold the centre's work. Throws a sentence. */
function requireOurs(spreadsheet: Spreadsheet): void {
  if (!hasWordingTab(spreadsheet)) return;
  const [sheet] = spreadsheet.readWorkbook([wordingTab]).sheets;
  // A run that was broken off leaves an empty tab: nobody's work.
  if ((sheet?.rows ?? []).every((row) => row.every((cell) => textOf(cell) === ""))) return;
  if (!headings.every((heading) => sheet?.rows[0]?.some((cell) => textOf(cell) === heading) === true))
    throw new Error(
      `There is a tab “${wordingTab}” that Evidence Mapper did not make. Rename it, then try again.`,
    );
}

function writeTab(spreadsheet: Spreadsheet, rows: readonly WordingRow[]): void {
  const selected = spreadsheet.selection();
  const old = spreadsheet.tabs().find(({ name }) => name === wordingTab);
  const tab = old ?? spreadsheet.addTab(wordingTab, { rows: rows.length + 1, columns: headings.length });
  const filled = [
    [...headings],
    ...rows.map(({ specification, unit, criterion, text }) => [specification, unit, criterion, text]),
  ];
  const spare = Math.max(0, tab.rows - filled.length);
  spreadsheet.write(areaAt(wordingTab, 0, 0, filled.length + spare, headings.length), [
    ...filled,
    ...Array.from({ length: spare }, () => headings.map(() => null)),
  ]);
  spreadsheet.writeNotes(areaAt(wordingTab, 0, 0, 1, 1), [
    [
      `${rows.length} ${rows.length === 1 ? "row" : "rows"}, read from the specification at ${timeWords(spreadsheet.now())}.`,
    ],
  ]);
  if (old !== undefined) return;
  spreadsheet.style(areaAt(wordingTab, 0, 0, 1, headings.length), { bold: true, background: "#e8eef0" });
  spreadsheet.style(areaAt(wordingTab, 0, headings.length - 1, filled.length, 1), { wrap: true });
  spreadsheet.freeze(wordingTab, 1, 0);
  spreadsheet.setColumnWidths(wordingTab, 0, widths);
  if (selected !== null) spreadsheet.select(selected);
}

function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return String(cell).trim();
  return "shown" in cell ? cell.shown.trim() : "";
}
