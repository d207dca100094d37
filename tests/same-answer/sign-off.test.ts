/** The sign-off truth table gives one answer in the core, in the add-on and on the command line. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeXlsx } from "../../apps-script/cli/src/export/write-xlsx.ts";
import { countersigningOf } from "../../extension/src/panel/decide/standing-decisions.ts";
import { type LearnerView, learnerViewer } from "../../extension/src/device/learner-view.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../shared/src/check/check.ts";
import { eventToRow } from "../../shared/src/evidence-log/event-row.ts";
import { peopleOf } from "../../shared/src/evidence-log/people.ts";
import { readHeader } from "../../shared/src/evidence-log/header.ts";
import { logTabs, tabOf } from "../../shared/src/evidence-log/log-tabs.ts";
import { unitNames } from "../../shared/src/evidence-log/unit-names.ts";
import {
  type SignOffIssue,
  signOffIssues,
  type UnitSignatures,
} from "../../shared/src/sign-off/unit-sign-off.ts";
import { append, madeSpreadsheet, provision, workbookIn } from "../shared/sheets-api/made-spreadsheet.ts";
import { madeTracker } from "../shared/standard-tracker/made-tracker.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { appsScriptHost } from "../support/apps-script-host/host.ts";
import { run, temporaryFolder } from "../support/built-cli.ts";
import { checkAnswer } from "../support/cli-answers.ts";
import { assessor, qualification, samePerson, table, unit } from "../support/sign-off-table.ts";

const events = table.flatMap((row) => row.events);
const settings = [["same person", samePerson]] as const;
const learners = table.map(({ id, name }) => [id, name] as const);
const workbook = madeTracker({ qualification, events, learners, settings });

const expected = Object.fromEntries(table.map((row) => [row.id, row.expected]));

function codesOf(issues: readonly { readonly code: string }[]): readonly string[] {
  return [...new Set(issues.map(({ code }) => code))].sort();
}

/** The core's issues for each learner's unit. */
const core = new Map<string, readonly SignOffIssue[]>(
  checkTracker(workbook, catalogue).learners.map(({ id, signOff }) => [
    id,
    signOff.find((one) => one.unit.ref === unit.ref)?.issues ?? [],
  ]),
);

const people = peopleOf([samePerson.split(";").map((one) => one.trim())]);
const viewOf = learnerViewer(catalogue);

/** What the panel knows of each learner, from events that the device keeps. */
const viewed = table.map(({ id, name, events: own }) =>
  viewOf(
    { id, name, qualification: qualification.id, origin: "typed" },
    own.map((event) => ({ event, origin: "own", standing: { state: "on-device" } })),
    people,
  ),
);

function signedIn({ signed }: LearnerView): UnitSignatures {
  return signed.get(unit.ref) ?? { decisions: [], declaration: null, countersignature: null };
}

describe("the sign-off truth table", () => {
  it("has every combination, and both answers", () => {
    expect(table.length).toBeGreaterThan(400);
    expect(new Set(table.map(({ id }) => id)).size).toBe(table.length);
    expect(table.some(({ expected: codes }) => codes.length === 0)).toBe(true);
  });

  it("is what the core says", () => {
    expect(Object.fromEntries([...core].map(([id, issues]) => [id, codesOf(issues)]))).toEqual(expected);
  });

  it("is what the extension works out from what is kept on the device", () => {
    const said = viewed.map((view) => [view.learner.id, codesOf(signOffIssues(signedIn(view)))]);
    expect(Object.fromEntries(said)).toEqual(expected);
  });

  it("has the panel take a countersignature from nobody who made the decision, nor from a trainee", () => {
    const { sameness } = people;
    for (const { log } of viewed) {
      for (const decision of log.decisions.filter(({ trainee }) => trainee === true)) {
        const by = (author: string, trainee: boolean | null) =>
          countersigningOf({ ...decision, countersignatures: [] }, { author, trainee }, sameness).state;
        for (const self of [assessor, "PRIYA  nair", "assess2@centre.example", "PN"])
          expect(by(self, false), self).toBe("waits");
        expect(by("Tom Reid", true)).toBe("waits");
        expect(by("Tom Reid", null)).toBe("waits");
        expect(by("Tom Reid", false)).toBe("can");
      }
    }
    expect(viewed.some(({ log }) => log.decisions.some(({ trainee }) => trainee === true))).toBe(true);
  });

  it("is what check says of the tracker as a file", async () => {
    const path = join(temporaryFolder(), "tracker.xlsx");
    writeFileSync(path, writeXlsx(workbook));
    const { out } = await run(["check", path, "--json"]);
    const answer = checkAnswer.parse(JSON.parse(out));
    const said = answer.learners.map(({ id, signOff }) => [
      id,
      codesOf(signOff.find(({ ref }) => ref === unit.ref)?.issues ?? []),
    ]);
    expect(Object.fromEntries(said)).toEqual(expected);
  });

  it("is what the core says of the tracker in Google Sheets", () => {
    const tracker = madeSpreadsheet(qualification);
    append(tracker, events);
    tracker.service.ask(
      "POST",
      `/v4/spreadsheets/${tracker.id}/values/Settings!A1:append?valueInputOption=RAW`,
      {
        values: [["same person", samePerson]],
      },
    );
    expect(provision(tracker).missing).toEqual([]);
    const { learners: checked } = checkTracker(workbookIn(tracker), catalogue);
    const said = checked.map(({ id, signOff }) => [
      id,
      codesOf(signOff.find((one) => one.unit.ref === unit.ref)?.issues ?? []),
    ]);
    expect(Object.fromEntries(said)).toEqual(expected);
  });

  it("is what the add-on's tab Coverage says, in the core's sentences", () => {
    const host = appsScriptHost({ dist: builtAddon() });
    host.open("FULL");
    host.callFromPage("makeNewTracker", { qualification: qualification.id });
    host.apiAppend(
      "Learners",
      learners.map((row) => [...row]),
    );
    host.apiAppend(
      "Settings",
      settings.map((row) => [...row]),
    );
    for (const tab of logTabs) {
      const { header } = readHeader(
        tab.id,
        tab.columns.map(({ field }) => field),
        { name: tab.title, rows: host.values(`'${tab.title}'!1:2`).map((row) => row.map(String)) },
      );
      if (header === null) throw new Error(tab.title);
      const rows = events
        .filter((event) => tabOf(event).id === tab.id)
        .map((event) => [...eventToRow(event, header, unitNames(qualification.units))]);
      if (rows.length > 0) host.apiAppend(tab.title, rows);
    }
    const rows = host.values(`Coverage!A3:M${table.length + 10}`);
    const said = new Map(rows.map((row) => [String(row[0]), { attention: row[11], why: row[12] }]));
    for (const { id, name } of table) {
      const issues = core.get(id) ?? [];
      const why = issues
        .map(({ text, criteria }) => (criteria.length === 0 ? text : `${criteria.join(", ")}: ${text}`))
        .join(" ");
      const red = issues.some(({ certainty }) => certainty === "certain");
      expect(said.get(id), name).toEqual({
        attention: red ? "act" : issues.length > 0 ? "look" : "",
        why,
      });
    }
  });
});
