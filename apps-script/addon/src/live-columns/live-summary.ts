/** A tab with all answers, for trackers that are no single table: one formula over all tabs that are read. */
import { type Qualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { columnName, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { areaAt } from "../area.ts";
import { summaryHeadings } from "../functions/summary.ts";
import { liveSummaryTab } from "../own-tabs.ts";
import { type Spreadsheet } from "../spreadsheet.ts";

const heading = "Evidence Mapper: live summary";
/** Rows for learners who are still to come. */
const spareRows = 200;

/** @param basis how many rows the tab was laid out from, and when: its answers follow an edit, its layout does not */
export function liveSummary(
  spreadsheet: Spreadsheet,
  { reading, learners }: TrackerCheck,
  qualification: Qualification,
  { sheets }: Workbook,
  basis: string,
): void {
  const outcome = spreadsheet.exclusively(() =>
    writeSummary(spreadsheet, { reading, learners }, qualification, sheets, basis),
  );
  spreadsheet.say(
    "Add live columns",
    outcome === "taken"
      ? `There is already a tab “${liveSummaryTab}” that Evidence Mapper did not make. Rename it and choose Add live columns again.`
      : `This tracker has no single table with a row for each ${learnerWord(qualification)}, so no column can stand beside one. The answers for all ${learners.length} ${learnerWord(qualification, learners.length)} are in the new tab “${liveSummaryTab}”. Your own tabs were not changed.`,
  );
}

/** `taken`: somebody else's tab has the name. A tab that a broken run left empty is ours. */
function writeSummary(
  spreadsheet: Spreadsheet,
  { reading, learners }: Pick<TrackerCheck, "reading" | "learners">,
  qualification: Qualification,
  sheets: Workbook["sheets"],
  basis: string,
): "written" | "taken" {
  const tabs = spreadsheet.tabs();
  const found = tabs.find(({ name }) => name === liveSummaryTab);
  if (found !== undefined) {
    const rows = spreadsheet.readWorkbook([liveSummaryTab]).sheets[0]?.rows ?? [];
    const isEmpty = rows.every((row) => row.every((cell) => cell === null));
    if (!isEmpty && rows[0]?.[0] !== heading) return "taken";
    spreadsheet.removeTab(liveSummaryTab);
  }
  const width = summaryHeadings.length;
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const ranges = sheets.map(({ name }) => {
    const columns = tabs.find((tab) => tab.name === name)?.columns ?? 26;
    return `${quoted(name)}, '${name.replaceAll("'", "''")}'!$A:$${columnName(columns - 1)}`;
  });
  spreadsheet.addTab(liveSummaryTab, { rows: learners.length + spareRows, columns: width + 2 });
  const row = (index: number, length: number) => areaAt(liveSummaryTab, index, 0, 1, length);
  spreadsheet.write(areaAt(liveSummaryTab, 0, 0, 4, width + 2), [
    [heading, ...new Array<null>(width).fill(null), JSON.stringify(reading.layout)],
    [
      `This tracker has no single table with a row for each ${learnerWord(qualification)}, so the answers stand here. They change with every edit. After adding a tab or changing the layout, choose Add live columns again. Laid out for ${basis}`,
      ...new Array<null>(width + 1).fill(null),
    ],
    new Array<null>(width + 2).fill(null),
    [
      {
        kind: "formula",
        formula: `=EM_SUMMARY(${quoted(qualification.id)}, $${columnName(width + 1)}$1, ${ranges.join(", ")})`,
      },
      ...new Array<null>(width + 1).fill(null),
    ],
  ]);
  spreadsheet.writeNotes(areaAt(liveSummaryTab, 0, width + 1, 1, 1), [
    ["How the tabs are read, as it was confirmed. The formula below needs it."],
  ]);
  spreadsheet.style(row(0, 1), { bold: true });
  spreadsheet.style(areaAt(liveSummaryTab, 0, width + 1, 1, 1), { colour: "#9e9e9e" });
  spreadsheet.style(row(3, width), { bold: true, wrap: true });
  spreadsheet.freeze(liveSummaryTab, 4, 1);
  spreadsheet.setColumnWidths(liveSummaryTab, 0, [180, 130, 130, 90, 320, 420, 320]);
  spreadsheet.select(row(3, 1));
  return "written";
}
