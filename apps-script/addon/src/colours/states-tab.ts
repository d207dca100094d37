/**
 * The hidden tab that the colours look at: one formula that gives the state of every mark of every tab that
 * is read, each tab's states side by side.
 */
import { type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { columnName, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { areaAt } from "../area.ts";
import { statesTab } from "../own-tabs.ts";
import { type CellInput, type Spreadsheet } from "../spreadsheet.ts";

/** The states of row 1 of a tab stand in this row, counted from 0. */
export const statesTop = 2;
/** Columns left free after each tab, for criteria that are inserted later. */
const spareColumns = 12;
const spareRows = 500;
/** A cell holds 50,000 characters. */
const cellLength = 45_000;
const mostTabs = 100;

/** The tab is known as ours by the name of its first cells. */
const areaKey = "EvidenceMapperColours";

const heading =
  "Evidence Mapper: the state of every mark. The colours of the tracker look at this tab. Settings takes both away.";

export interface StatesPlace {
  readonly tab: string;
  /** The column, from 0, in which the tab's states begin. */
  readonly start: number;
}

/** Throws a sentence when somebody else's tab has the name. */
export function removeStatesTab(spreadsheet: Spreadsheet): void {
  const tab = spreadsheet.tabs().find(({ name }) => name === statesTab);
  if (tab === undefined) return;
  // A run that was broken off may have left it empty and without its name.
  const isOurs = spreadsheet.namedArea(areaKey)?.tab === statesTab;
  if (!isOurs && !spreadsheet.isEmpty(areaAt(statesTab, 0, 0, tab.rows, tab.columns)))
    throw new Error(
      `There is a tab “${statesTab}” that Evidence Mapper did not make. Rename it, then try again.`,
    );
  spreadsheet.nameArea(areaKey, null);
  spreadsheet.removeTab(statesTab);
}

/**
 * Makes the tab anew and gives the place of each tab's states.
 *
 * @param basis how many rows its places were worked out from, and when: they do not follow an edit, the states do
 */
export function makeStatesTab(
  spreadsheet: Spreadsheet,
  { reading, qualification }: TrackerCheck,
  { sheets }: Workbook,
  basis: string,
): readonly StatesPlace[] {
  // A new tab becomes the one that is shown; afterwards the person is where they were.
  const selected = spreadsheet.selection();
  removeStatesTab(spreadsheet);
  if (qualification === null) return [];
  const read = new Set(reading.layout.tabs.map(({ tab }) => tab));
  // A key that says what letters mean may stand in a tab that holds no marks: its words are in the layout.
  const used = sheets.filter(({ name }) => read.has(name)).slice(0, mostTabs);
  let start = 0;
  const places = used.map(({ name, rows }) => {
    const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
    const place = { tab: name, start, width };
    start += width + spareColumns;
    return place;
  });
  const height = Math.max(...spreadsheet.tabs().map((tab) => (read.has(tab.name) ? tab.rows : 0)));
  spreadsheet.addTab(statesTab, { rows: height + statesTop + spareRows, columns: start + spareColumns });
  spreadsheet.nameArea(areaKey, areaAt(statesTab, 0, 0, 1, 1));
  const layout = pieces(JSON.stringify(reading.layout));
  const cells = columnName(layout.length - 1);
  const ranges = places.map(
    ({ tab, width }) => `${quoted(tab)}, '${tab.replaceAll("'", "''")}'!$A:$${columnName(width - 1)}`,
  );
  const starts = places.map((place) => place.start).join(", ");
  const formula = `=EM_STATES(${quoted(qualification.id)}, $A$1:$${cells}$1, ${quoted(starts)}, ${ranges.join(", ")})`;
  const line = (first: CellInput): CellInput[] => [
    first,
    ...new Array<CellInput>(layout.length - 1).fill(null),
  ];
  spreadsheet.write(areaAt(statesTab, 0, 0, statesTop + 1, layout.length), [
    layout,
    line(`${heading} Laid out for ${basis}`),
    line({ kind: "formula", formula }),
  ]);
  spreadsheet.protect(
    areaAt(statesTab, 0, 0, statesTop + 1, layout.length),
    "Evidence Mapper: the colours need this",
    "warn",
  );
  spreadsheet.hideTab(statesTab, true);
  if (selected !== null && selected.tab !== statesTab) spreadsheet.select(selected);
  return places;
}

function pieces(text: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += cellLength) parts.push(text.slice(at, at + cellLength));
  return parts;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
