/** Colours the marks by conditional formatting, or takes the colours away. The centre's own rules stay. */
import { type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { stateLooks } from "@evidence-mapper/shared/report/state-looks";
import { type TabLayout } from "@evidence-mapper/shared/tracker/reading";
import { columnName } from "@evidence-mapper/shared/tracker/workbook";
import { type Area } from "../area.ts";
import { statesTab } from "../own-tabs.ts";
import { type SpreadsheetCheck } from "../reading/check-spreadsheet.ts";
import { checkedLine } from "../reading/checked-line.ts";
import { type ColourRule, type Spreadsheet, type Tab } from "../spreadsheet.ts";
import { type MarkState } from "./mark-state.ts";
import { makeStatesTab, removeStatesTab, type StatesPlace, statesTop } from "./states-tab.ts";

const key = "colours";

export function wantsColours(spreadsheet: Spreadsheet): boolean {
  return spreadsheet.documentStore.read(key) !== "off";
}

/** Remembers whether the centre wants colours, and puts them on or takes them away. */
export function setColours(
  spreadsheet: Spreadsheet,
  wanted: boolean,
  checked: SpreadsheetCheck | null,
): void {
  spreadsheet.documentStore.write(key, wanted ? null : "off");
  if (wanted && checked !== null) applyColours(spreadsheet, checked);
  else removeColours(spreadsheet);
}

export function removeColours(spreadsheet: Spreadsheet): void {
  for (const { name } of spreadsheet.tabs()) spreadsheet.setColourRules(name, []);
  removeStatesTab(spreadsheet);
}

/** Does nothing when the centre wants no colours, and for the standard tracker, which has its own. */
export function applyColours(spreadsheet: Spreadsheet, checked: SpreadsheetCheck): void {
  const { check, workbook } = checked;
  removeColours(spreadsheet);
  if (!wantsColours(spreadsheet) || check.reading.layout.arrangement === "standard") return;
  const places = makeStatesTab(spreadsheet, check, workbook, checkedLine(checked));
  const tabs = new Map(spreadsheet.tabs().map((tab) => [tab.name, tab]));
  for (const place of places) {
    const tab = tabs.get(place.tab);
    const layout = check.reading.layout.tabs.find((one) => one.tab === place.tab);
    const sheet = workbook.sheets.find(({ name }) => name === place.tab);
    if (tab === undefined || layout === undefined || sheet === undefined) continue;
    const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 1);
    const area = marksArea(check, layout, tab, width);
    spreadsheet.setColourRules(
      place.tab,
      (Object.keys(stateLooks) as MarkState[]).map((state) => rule(area, place, state)),
    );
  }
}

/** Everything below the headings and beside the names, with room for learners who are still to come. */
function marksArea(
  { reading }: TrackerCheck,
  { headings, names, tab }: TabLayout,
  { rows, columns }: Tab,
  width: number,
): Area {
  const last = Math.min(
    Math.max(0, ...headings),
    (reading.layout.learners === "across" ? columns : rows) - 1,
  );
  const named = Math.min(names ?? 0, columns - 1);
  return reading.layout.learners === "across"
    ? { tab, top: Math.min(names ?? 0, rows - 1), left: last, bottom: rows - 1, right: columns - 1 }
    : { tab, top: last, left: named, bottom: rows - 1, right: Math.max(named, width - 1) };
}

/** Plain functions of Sheets only: a rule may not call ours, and may name another tab in INDIRECT alone. */
function rule(area: Area, { start }: StatesPlace, state: MarkState): ColourRule {
  const cell = `${columnName(area.left)}${area.top + 1}`;
  const place = `"'${statesTab}'!R"&(ROW(${cell})+${statesTop})&"C"&(COLUMN(${cell})+${start})`;
  return { areas: [area], when: `INDIRECT(${place},FALSE)="${state}"`, ...stateLooks[state] };
}
