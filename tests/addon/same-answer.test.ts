/**
 * The same tracker gives the same answer, learner by learner and criterion by criterion, in `check` and in the
 * spreadsheet. Every sample tracker is opened in the host and gets its live columns from the menu; what the
 * formulas then show is held against the check of the file.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWorkbookFile } from "../../apps-script/cli/src/files/read-workbook-file.ts";
import { cellOf } from "../../apps-script/addon/src/google/cells.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { checkTracker, type LearnerCheck, type TrackerCheck } from "../../shared/src/check/check.ts";
import { answerer } from "../../shared/src/report/learner-answer.ts";
import { coverageText, gapsText } from "../../shared/src/report/short-answers.ts";
import { coverageVerdictName, unitShortName, verdictName } from "../../shared/src/rules/sentences.ts";
import { columnName, type Workbook } from "../../shared/src/tracker/workbook.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { type AppsScriptHost, appsScriptHost } from "../support/apps-script-host/host.ts";

const dist = builtAddon();
const folder = join(import.meta.dirname, "../../apps-script/samples");
const samples = readdirSync(folder).filter((name) => /\.(xlsx|ods|csv)$/.test(name));

async function opened(name: string): Promise<Workbook> {
  const file = await readWorkbookFile(join(folder, name));
  if (!("workbook" in file)) throw new Error(`${name} cannot be read.`);
  return file.workbook;
}

/** A sheet's shown values as rows of objects by heading, keyed by the learner's row or name. */
interface Shown {
  readonly heading: readonly unknown[];
  readonly rows: ReadonlyMap<string, readonly unknown[]>;
}

function liveBeside(host: AppsScriptHost, tab: string, headingRow: number, check: TrackerCheck): Shown {
  const width = host.tab(tab).columns;
  const line = (row: number): readonly unknown[] =>
    host.values(`'${tab}'!A${row}:${columnName(width - 1)}${row}`)[0] ?? [];
  const heading = line(headingRow);
  return {
    heading,
    rows: new Map(
      check.learners.map((learner) => [learner.where, line(Number(/\d+$/.exec(learner.where)?.[0]))]),
    ),
  };
}

function liveSummary(host: AppsScriptHost, check: TrackerCheck): Shown {
  const values = host.values(`'Live summary'!A4:G${4 + check.learners.length}`);
  return {
    heading: values[0] ?? [],
    rows: new Map(check.learners.map(({ where }, index) => [where, values[index + 1] ?? []])),
  };
}

describe.each(samples)("the live answers for %s", (name) => {
  it("are those of check, learner by learner and criterion by criterion", async () => {
    const workbook = await opened(name);
    const check = checkTracker(workbook, catalogue);
    const host = appsScriptHost({ dist });
    host.load(workbook);
    host.open("FULL");
    host.answer({ button: "YES" }, { button: "OK" });
    host.choose("Add live columns");

    const { layout } = check.reading;
    const [tab] = layout.tabs;
    const isTable = layout.arrangement === "one-tab";
    const live = isTable
      ? liveBeside(host, tab?.tab ?? "", Math.max(...(tab?.headings ?? [])), check)
      : liveSummary(host, check);
    const column = (heading: string): number => live.heading.indexOf(heading);
    const shown = ({ where }: LearnerCheck, heading: string): unknown =>
      live.rows.get(where)?.[column(heading)];
    const answerOf = answerer(check.qualification);
    expect(check.learners.length).toBeGreaterThan(0);
    for (const learner of check.learners) {
      const own = {
        learner: learner.name,
        award: shown(learner, "Overall award, by decisions"),
        onCoverage: shown(learner, "Overall award, on coverage"),
        credits: shown(learner, "Credits that count"),
        gaps: shown(learner, "Missing criteria"),
      };
      expect(own).toEqual({
        learner: learner.name,
        award: verdictName(learner.award?.verdict ?? "cannot-tell"),
        onCoverage: coverageVerdictName(learner.onCoverage?.verdict ?? "cannot-tell"),
        credits: learner.award?.creditsCounted ?? "Cannot tell",
        gaps: gapsText(answerOf(learner), learner),
      });
      if (!isTable) continue;
      for (const unit of learner.units) {
        const heading = `Progress: ${unitShortName(unit.unit).replaceAll("/", "\u2044")}`;
        if (column(heading) < 0) {
          expect([heading, unit.state]).toEqual([heading, unit.criteria.length === 0 ? "unknown" : "open"]);
        } else expect([heading, shown(learner, heading)]).toEqual([heading, coverageText(unit)]);
      }
    }
  });

  it("are never taken for the centre's own marks by a later check", async () => {
    const workbook = await opened(name);
    const host = appsScriptHost({ dist });
    host.load(workbook);
    const before = checkTracker(workbookIn(host), catalogue);
    host.open("FULL");
    host.answer({ button: "YES" }, { button: "OK" });
    host.choose("Add live columns");
    const after = checkTracker(workbookIn(host), catalogue);
    expect(after.learners.map(statesOf)).toEqual(before.learners.map(statesOf));
    const places = new Set(before.problems.map(({ where }) => where));
    expect(
      after.problems.filter(({ code, where }) => code !== "layout-unclear" && !places.has(where)),
    ).toEqual([]);
  });
});

/** What is in the host now, the add-on's own tab left out, as a file of it would hold it. */
function workbookIn(host: AppsScriptHost): Workbook {
  return {
    sheets: host.tabNames
      .filter((name) => name !== "Live summary")
      .map((name) => {
        const { rows, columns, merges, hidden } = host.tab(name);
        const all = `'${name.replaceAll("'", "''")}'!A1:${columnName(columns - 1)}${rows}`;
        const shown = host.shown(all);
        return {
          name,
          hidden,
          merges,
          notes: [],
          rows: host
            .values(all)
            .map((row, index) =>
              row.map((value, column) =>
                cellOf(value, shown[index]?.[column], (date) => date.toISOString().slice(0, 10)),
              ),
            ),
        };
      }),
  };
}

function statesOf({ name, units }: LearnerCheck): unknown {
  return [name, ...units.map(({ unit, criteria }) => [unit.ref, ...criteria.map(({ state }) => state)])];
}
