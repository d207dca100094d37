/** What has to be written so that a spreadsheet is a standard tracker: all of it, or what is missing. */
import { assert } from "../assert.ts";
import { readHeader } from "../evidence-log/header.ts";
import { type Problem } from "../problem.ts";
import { findTabs } from "../standard-tracker/find-tabs.ts";
import { layoutStanding } from "../standard-tracker/layout-version.ts";
import { readSettings } from "../standard-tracker/settings.ts";
import { type TrackerPlan } from "../standard-tracker/tracker-plan.ts";
import { shortened } from "../tracker/cell-text.ts";
import { areaOfRange, rangeText } from "./area-of-range.ts";
import { newTabContent, newTabRequest } from "./new-tab-requests.ts";
import { placeTabs } from "./place-tabs.ts";
import { type BatchRequest } from "./request-types.ts";
import { type SpreadsheetAnswer } from "./spreadsheet-answer.ts";
import { tabGaps } from "./tab-gaps.ts";
import { workbookOf } from "./workbook-of.ts";

/** The body of `spreadsheets.create` for a new tracker; what it holds is written by `provisionRequests`. */
export function createBody(title: string): {
  properties: { title: string; locale: string; timeZone: string };
} {
  return { properties: { title, locale: "en_GB", timeZone: "Europe/London" } };
}

export interface Provision {
  /** For one `spreadsheets.batchUpdate`, which Google takes whole or not at all; none when nothing is missing. */
  readonly requests: BatchRequest[];
  /** What is missing, in sentences for people. */
  readonly missing: readonly string[];
  /** Why nothing is written although something is missing, or what a person must mend. */
  readonly problems: readonly Problem[];
}

/**
 * Compares a spreadsheet with the plan. What is there is left alone, whatever it looks like now; only what is missing
 * is added, so that it can be run again after any interruption.
 *
 * @param found the answer to `trackerFields`, or that of `spreadsheets.create`
 */
export function provisionRequests(plan: TrackerPlan, found: SpreadsheetAnswer): Provision {
  const refused = refusal(plan, found);
  if (refused.length > 0) return { requests: [], missing: [], problems: refused };
  const { tabs, problems } = placeTabs(plan, found);
  const rangeOf = (name: string): string => {
    const range = plan.namedRanges.find((one) => one.name === name);
    assert(range !== undefined, `The plan has no range ${name}.`);
    return rangeText(areaOfRange(range, tabs));
  };
  // All tabs first: choices in one name cells of another.
  const requests: BatchRequest[] = tabs.filter(({ found: own }) => own === null).map(newTabRequest);
  const missing: string[] = [];
  for (const placed of tabs) {
    if (placed.found === null) {
      requests.push(...newTabContent(placed, rangeOf));
      missing.push(`The tab “${placed.title}”.`);
    } else {
      const gaps = tabGaps(placed, rangeOf);
      requests.push(...gaps.requests);
      missing.push(...gaps.missing);
    }
  }
  for (const range of plan.namedRanges) {
    const { grid } = areaOfRange(range, tabs);
    const there = found.namedRanges.find(({ name }) => name.toLowerCase() === range.name.toLowerCase());
    if (there === undefined) {
      requests.push({ addNamedRange: { namedRange: { name: range.name, range: grid } } });
      missing.push(`The named range ${range.name}.`);
    } else if (there.range?.sheetId !== grid.sheetId) {
      // Its tab was deleted, and made again.
      const { namedRangeId } = there;
      requests.push({ updateNamedRange: { namedRange: { namedRangeId, range: grid }, fields: "range" } });
      missing.push(`The named range ${range.name} names a tab that is not the tracker's.`);
    }
  }
  return { requests, missing, problems };
}

/** A tracker of another layout or qualification is left alone. */
function refusal(plan: TrackerPlan, found: SpreadsheetAnswer): readonly Problem[] {
  const { tabs } = findTabs(workbookOf(found));
  if (tabs.setting === null || readHeader("setting", ["key", "value"], tabs.setting).header === null)
    return [];
  const { layout, qualification } = readSettings(tabs.setting);
  const where = tabs.setting.name;
  const standing = layout === null ? "current" : layoutStanding(layout);
  if (layout !== null && standing !== "current") {
    return [
      {
        code: standing === "newer" ? "layout-newer" : "layout-unknown",
        where,
        found: `The tracker's layout is “${shortened(layout)}”; this version makes “${plan.layout}”.`,
        advice: "Update Evidence Mapper, or make a new tracker. Nothing was written.",
      },
    ];
  }
  if (qualification !== null && qualification !== plan.qualification) {
    return [
      {
        code: "qualification-differs",
        where,
        found: `This tracker is for the qualification ${shortened(qualification)}, not for ${plan.qualification}.`,
        advice: "Give that qualification, or make another tracker. Nothing was written.",
      },
    ];
  }
  return [];
}
