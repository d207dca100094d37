/**
 * Makes the tabs of a standard tracker. All or nothing: what a failed run has made is taken away again. A run
 * that was cut off leaves a note of itself, and the tracker's Settings do not say yet how it is arranged, so
 * that no program reads half of one; the next run finishes it. Tabs of others are never touched.
 */
import { settingKeys } from "@evidence-mapper/shared/standard-tracker/settings";
import { layoutStanding } from "@evidence-mapper/shared/standard-tracker/layout-version";
import { type TabPlan, type TrackerPlan } from "@evidence-mapper/shared/standard-tracker/tracker-plan";
import { listOf } from "@evidence-mapper/shared/rules/sentences";
import { shortened } from "@evidence-mapper/shared/tracker/cell-text";
import { areaAt } from "../area.ts";
import { type TrackerHost } from "./tracker-host.ts";
import { tried } from "../tried.ts";
import { dressTab } from "./dress-tab.ts";
import { forgetRanges, nameRanges } from "./name-ranges.ts";
import { type PlacedTab, type Standing, standingOf } from "./tracker-standing.ts";

/** Says while a tracker is being made for which qualification it is. */
const begunKey = "standard tracker begun";

export type Made = "made" | "finished" | "mended";

export function begunTracker(spreadsheet: TrackerHost): string | null {
  return spreadsheet.documentStore.read(begunKey);
}

/**
 * Makes the tracker, finishes one that was begun, or puts back what a whole one lacks. Throws a sentence when
 * that cannot be; then nothing has changed.
 */
export function makeTracker(spreadsheet: TrackerHost, plan: TrackerPlan): Made {
  const begun = begunTracker(spreadsheet);
  const standing = standingOf(spreadsheet.readWorkbook(), plan.tabs, begun !== null);
  refuse(standing, plan, begun);
  const isWhole = standing.layout !== null;
  spreadsheet.documentStore.write(begunKey, plan.qualification);
  const added: string[] = [];
  const fault = tried(() => {
    const placed = new Map(standing.placed);
    for (const tab of plan.tabs) {
      if (placed.has(tab.id)) continue;
      // What a run that was cut off left empty may not have its size yet.
      for (const name of standing.empty) if (sameName(name, tab.title)) spreadsheet.removeTab(name);
      // Noted first: a tab can be there although adding it failed half way.
      added.push(tab.title);
      spreadsheet.addTab(tab.title, { rows: rowsOf(tab), columns: tab.columns.length });
      placed.set(tab.id, writeTop(spreadsheet, tab));
    }
    const heights = new Map(spreadsheet.tabs().map(({ name, rows }) => [name, rows]));
    nameRanges(spreadsheet, plan, placed, heights);
    for (const tab of plan.tabs) {
      const place = placed.get(tab.id);
      if (place === undefined) continue;
      const isNew = !isWhole || !standing.placed.has(tab.id);
      dressTab(spreadsheet, tab, place, heights.get(place.name) ?? 0, isNew);
    }
    const settings = placed.get("setting");
    if (!isWhole && settings !== undefined) sayWhole(spreadsheet, plan, settings);
  });
  if (fault !== null) {
    forgetRanges(spreadsheet, plan, added);
    const here = new Set(spreadsheet.tabs().map(({ name }) => name));
    for (const name of [...added].reverse()) if (here.has(name)) spreadsheet.removeTab(name);
    if (begun === null) spreadsheet.documentStore.write(begunKey, null);
    throw new Error(`Nothing was made, because this went wrong: ${fault}`);
  }
  spreadsheet.documentStore.write(begunKey, null);
  if (isWhole) return "mended";
  return begun === null && standing.placed.size === 0 ? "made" : "finished";
}

function refuse({ taken, qualification, layout }: Standing, plan: TrackerPlan, begun: string | null): void {
  if (layout !== null && layoutStanding(layout) !== "current")
    throw new Error(
      `Nothing was made: this spreadsheet holds a standard tracker of another version (“${shortened(layout)}”). Update Evidence Mapper first.`,
    );
  if (taken.length > 0)
    throw new Error(
      `Nothing was made: there ${taken.length === 1 ? "is already a tab" : "are already tabs"} named ${listOf(
        taken.map((name) => `“${name}”`),
        "and",
      )}. Rename ${taken.length === 1 ? "it" : "them"}, or make the tracker in a new spreadsheet.`,
    );
  const other = qualification ?? begun;
  if (other !== null && other !== plan.qualification)
    throw new Error(
      `Nothing was made: the standard tracker in this spreadsheet ${layout === null ? "was begun" : "is"} for another qualification (${shortened(other)}). Make one for each qualification, in a spreadsheet of its own.`,
    );
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Room for what people add. The answer of a formula needs its rows from the beginning. */
function rowsOf({ formula, rows }: TabPlan): number {
  return formula === null ? Math.max(1000, rows.length + 100) : 10_000;
}

/** Ids, headings and first rows, all as text; without the value that says how the tracker is arranged. */
function writeTop(spreadsheet: TrackerHost, { title, columns, rows }: TabPlan): PlacedTab {
  const lines = [
    columns.map(({ id }) => id),
    columns.map(({ heading }) => heading),
    ...rows.map(([key = "", value = "", ...others]) => [
      key,
      key === settingKeys.layout ? "" : value,
      ...others,
    ]),
  ];
  spreadsheet.write(areaAt(title, 0, 0, lines.length, columns.length), lines);
  return { name: title, row: 0, columns: new Map(columns.map(({ id }, index) => [id, index])) };
}

function sayWhole(spreadsheet: TrackerHost, plan: TrackerPlan, { name, row, columns }: PlacedTab): void {
  const [sheet] = spreadsheet.readWorkbook([name]).sheets;
  const keys = columns.get("setting.key") ?? 0;
  const at = sheet?.rows.findIndex((cells) => cells[keys] === settingKeys.layout) ?? -1;
  const line = at < 0 ? row + 2 : at;
  spreadsheet.write(areaAt(name, line, columns.get("setting.value") ?? 1, 1, 1), [[plan.layout]]);
}
