/**
 * The same tracker gives the same answer, learner by learner and criterion by criterion: in `check` (the command,
 * on the file), in the custom functions and in the sidebar. Held on every sample tracker, and on made-up standard
 * trackers to which a program appends rows, which fires no trigger.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { readWorkbookFile } from "../../apps-script/cli/src/files/read-workbook-file.ts";
import {
  type GapView,
  type LearnerView,
  type NobodyView,
  type UnreadView,
} from "../../apps-script/addon/src/sidebar/views.ts";
import { cellPlace } from "../../shared/src/tracker/cell-place.ts";
import { findQualification, type Unit } from "../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../shared/src/check/check.ts";
import { criterionRanges } from "../../shared/src/report/criterion-ranges.ts";
import {
  coverageVerdictName,
  unitName,
  unitShortName,
  verdictName,
} from "../../shared/src/rules/sentences.ts";
import { type Entry } from "../../shared/src/tracker/reading.ts";
import { columnName, type Workbook } from "../../shared/src/tracker/workbook.ts";
import { histories } from "../shared/evidence-log/log-events.ts";
import { madeTracker } from "../shared/standard-tracker/made-tracker.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../support/apps-script-host/host.ts";
import { run, samples } from "../support/built-cli.ts";
import { type CheckAnswer, checkAnswer } from "../support/cli-answers.ts";
import { qualificationOf } from "../support/evaluate.ts";

const dist = builtAddon();
const isFull = process.env["EVIDENCE_MAPPER_FULL"] === "1";
/** Learners of each tracker whom the sidebar shows, in the fast run. */
const shownLearners = isFull ? Number.POSITIVE_INFINITY : 4;

type Checked = CheckAnswer["learners"][number];
type State = Checked["units"][number]["criteria"][number]["state"];
const table = z.array(z.array(z.union([z.string(), z.number()])));

async function checkOf(file: string): Promise<CheckAnswer> {
  const { out, err } = await run(["check", file, "--json"]);
  if (out === "") throw new Error(err);
  return checkAnswer.parse(JSON.parse(out));
}

/** Opens the workbook in the host and confirms how it is read; gives the layout. */
function confirmed(host: AppsScriptHost): unknown {
  host.open("FULL");
  const { layout } = z.object({ layout: z.unknown() }).parse(host.callFromPage("readSheet", null));
  host.callFromPage("confirmLayout", layout);
  return layout;
}

/** Whole tabs as a formula gets them: name and cells in turns. */
function tabArguments(host: AppsScriptHost, tabs: readonly string[]): readonly unknown[] {
  return tabs.flatMap((name) => {
    const { rows, columns } = host.tab(name);
    return [name, host.values(`'${name.replaceAll("'", "''")}'!A1:${columnName(columns - 1)}${rows}`)];
  });
}

function formula(host: AppsScriptHost, name: string, parts: readonly unknown[]): (string | number)[][] {
  return table.parse(host.run(name, parts, { mode: "CUSTOM_FUNCTION" }).value);
}

/** What a short answer ("06: 1.2, 2.1-2.3; 07: all 9") must say of the units that it names, by `check`. */
function gapsBy(learner: Checked, text: string, units: ReadonlyMap<string, Unit>): string {
  const named = new Map([...units.values()].map((unit) => [unitShortName(unit), unit]));
  return text
    .split("; ")
    .filter((part) => part !== "")
    .map((part) => {
      const name = part.slice(0, part.lastIndexOf(": "));
      const unit = named.get(name);
      if (unit === undefined) throw new Error(`“${name}” is no unit.`);
      if (unit.criteria.length === 0) return `${name}: criteria not known`;
      return `${name}: ${criterionRanges(unit, numbersIn(learner, unit.ref, ["open", "partly"]))}`;
    })
    .join("; ");
}

/** The states that `check` gives to what a mark is about; none where it does not tell. */
function toldStates(learner: Checked, { unit, criterion }: Entry): readonly State[] {
  const criteria = learner.units.find(({ ref }) => ref === unit)?.criteria ?? [];
  if (criterion !== null)
    return criteria.flatMap(({ number, state }) => (number === criterion ? [state] : []));
  // "Partly" said of a whole unit does not say which of its criteria is meant.
  const [state, ...others] = new Set(criteria.map((one) => one.state));
  return others.length === 0 && (state === "decided" || state === "covered") ? [state] : [];
}

function numbersIn(learner: Checked, ref: string, states: readonly State[]): readonly string[] {
  const criteria = learner.units.find((unit) => unit.ref === ref)?.criteria ?? [];
  return criteria.flatMap(({ number, state }) => (states.includes(state) ? [number] : []));
}

/** Each unit that the sidebar shows as lacking something, criterion by criterion. */
function expectGaps(view: LearnerView, learner: Checked, units: ReadonlyMap<string, Unit>): void {
  const named = new Map([...units.values()].map((unit) => [unitName(unit), unit]));
  const shown = [...view.begun, ...view.needed].map((gap: GapView) => {
    const unit = named.get(gap.title);
    if (unit === undefined) throw new Error(`“${gap.title}” is no unit.`);
    const open = numbersIn(learner, unit.ref, ["open", "partly"]);
    const waiting = numbersIn(learner, unit.ref, ["covered"]);
    expect([gap.title, gap.criteria.map(({ number }) => number)]).toEqual([gap.title, open.slice(0, 60)]);
    const ranges = criterionRanges(unit, waiting, "–").replace(/^(all \d+)$/, "$1 criteria");
    expect([gap.title, gap.waiting]).toEqual([gap.title, waiting.length === 0 ? null : ranges]);
    return unit.ref;
  });
  const dead = view.dead.join("\n");
  for (const { ref, criteria } of learner.units) {
    const unit = units.get(ref);
    if (unit === undefined || shown.includes(ref) || criteria.length === 0) continue;
    // What is not listed as lacking something is decided in full, untouched, or can never count.
    const states = new Set(criteria.map(({ state }) => state));
    const isDecided = states.size === 1 && states.has("decided");
    const isNamed =
      (view.untouched ?? "").includes(unitShortName(unit)) || dead.includes(unitShortName(unit));
    expect([ref, isDecided || isNamed]).toEqual([ref, true]);
  }
}

interface Held {
  readonly host: AppsScriptHost;
  readonly answer: CheckAnswer;
  /** For the places of marks only: the cells that speak of each criterion. */
  readonly workbook: Workbook;
  readonly layout: unknown;
  readonly tabs: readonly string[];
}

/** @returns how many marks were compared by their place */
function holdTogether({ host, answer, workbook, layout, tabs }: Held): number {
  const qualification = findQualification(catalogue, answer.tracker.qualification ?? "");
  if (qualification === undefined) throw new Error("The qualification is not known.");
  const units = new Map(qualification.units.map((unit) => [unit.ref, unit]));
  const cells = tabArguments(host, tabs);

  const [, ...summary] = formula(host, "EM_SUMMARY", [qualification.id, JSON.stringify(layout), ...cells]);
  expect(summary.map(([name]) => name)).toEqual(answer.learners.map(({ name }) => name));
  answer.learners.forEach((learner, index) => {
    const [, award, onCoverage, credits, , gaps] = summary[index] ?? [];
    expect({ name: learner.name, award, onCoverage, credits, gaps }).toEqual({
      name: learner.name,
      award: verdictName(learner.verdict),
      onCoverage: coverageVerdictName(learner.onCoverage),
      credits: learner.creditsCounted ?? verdictName("cannot-tell"),
      gaps: gapsBy(learner, String(gaps), units),
    });
  });

  // The state of each mark, in the place of its cell.
  const { learners } = checkTracker(workbook, catalogue, { qualification: qualification.id }).reading;
  const width = Math.max(...tabs.map((name) => host.tab(name).columns));
  const starts = tabs.map((_, index) => index * width);
  const states = formula(host, "EM_STATES", [
    qualification.id,
    JSON.stringify(layout),
    starts.join(", "),
    ...cells,
  ]);
  let compared = 0;
  answer.learners.forEach((learner, index) => {
    const entries = learners[index]?.entries ?? [];
    for (const where of new Set(entries.map((one) => one.where))) {
      // One row of a list may speak of several criteria, which differ in their states: its cell shows one.
      const told = new Set(
        entries.filter((one) => one.where === where).flatMap((one) => toldStates(learner, one)),
      );
      const place = cellPlace(where);
      if (place === null || told.size === 0) continue;
      const shown = states[place.row]?.[(starts[tabs.indexOf(place.tab)] ?? 0) + place.column];
      const state = shown === "sampled" ? "decided" : shown;
      expect([where, ...told]).toContain(state);
      compared += 1;
    }
  });

  for (const learner of answer.learners.slice(0, shownLearners)) {
    const view = host.callFromPage("showLearner", { by: "id", id: learner.id }) as
      LearnerView | NobodyView | UnreadView;
    if (view.kind !== "learner") throw new Error(`${learner.name}: ${view.sentence}`);
    expect([view.name, view.decisions?.word, view.coverage?.word]).toEqual([
      learner.name,
      verdictName(learner.verdict),
      coverageVerdictName(learner.onCoverage),
    ]);
    expectGaps(view, learner, units);
  }
  return compared;
}

const files = readdirSync(samples).filter((name) => /\.(xlsx|ods|csv)$/.test(name));

describe.each(files)("the three answers for %s", (name) => {
  it("are one, learner by learner and criterion by criterion", async () => {
    const path = join(samples, name);
    const [answer, file] = await Promise.all([checkOf(path), readWorkbookFile(path)]);
    if (!("workbook" in file)) throw new Error(`${name} cannot be read.`);
    const host = appsScriptHost({ dist });
    host.load(file.workbook);
    const layout = confirmed(host);
    const tabs = file.workbook.sheets.map((sheet) => sheet.name);
    expect(answer.learners.length).toBeGreaterThan(3);
    const compared = holdTogether({ host, answer, workbook: file.workbook, layout, tabs });
    // The Level 4 diploma prints no criteria, so that no state of a mark can be told.
    expect(compared > 20).toBe(answer.tracker.qualification !== "501/0232/1");
  }, 120_000);
});

describe("the three answers for a standard tracker", () => {
  const qualification = qualificationOf("4411-01");
  const learners = [
    ["L-01", "Amira Cole"],
    ["L-02", "Ben Okri"],
  ] as const;

  it("are one, also after a program has appended rows, which no trigger tells", async () => {
    const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-"));
    try {
      await fc.assert(
        fc.asyncProperty(histories, fc.nat(40), async (events, first) => {
          const before = madeTracker({ qualification, learners, events: events.slice(0, first) });
          const after = madeTracker({ qualification, learners, events });
          const path = join(folder, "tracker.xlsx");
          writeXlsx(path, after);
          const host = appsScriptHost({ dist });
          host.load(before);
          const layout = confirmed(host);
          for (const [index, { name, rows }] of after.sheets.entries()) {
            const added = rows.slice(before.sheets[index]?.rows.length);
            if (added.length > 0)
              host.apiAppend(
                name,
                added.map((row) => row.map((cell) => (typeof cell === "string" ? cell : null))),
              );
          }
          const tabs = after.sheets.map((sheet) => sheet.name);
          holdTogether({ host, answer: await checkOf(path), workbook: after, layout, tabs });
        }),
        { numRuns: isFull ? 40 : 4 },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 600_000);
});

function writeXlsx(path: string, { sheets }: Workbook): void {
  const book = utils.book_new();
  for (const { name, rows } of sheets)
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  const bytes: unknown = write(book, { type: "buffer", bookType: "xlsx" });
  writeFileSync(path, bytes as Buffer);
}
