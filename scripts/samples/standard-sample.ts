/**
 * The standard tracker of Harbour Street Training: what `npm start` opens. Made by the add-on's own code, filled with
 * the events that the extension would send, and with the answer that the Coverage tab's formula gives.
 *
 * What each learner is there for:
 * - Aisha Rahman has everything, decided, declared, countersigned and sampled.
 * - Callum Pryce: a trainee assessor has decided criteria of unit 07, and one of them waits for a countersignature.
 * - Harpreet Gill lacks one criterion, 3.2 of unit 08. The last e-mail of the practice inbox is evidence for it.
 * - Oluwaseun Adeyemi is one credit short of the award.
 * - Priya Nair: a number of unit 02 has lost its zero, so that its evidence does not count.
 * - Gareth Probert has 25 credits and is not complete: 3 from group B. A declaration came too early, and somebody
 *   has sampled their own decision.
 * - Chioma Eze has just begun.
 */
import { areaAt } from "../../apps-script/addon/src/area.ts";
import { iqaAnswer } from "../../apps-script/addon/src/functions/iqa.ts";
import { makeTracker } from "../../apps-script/addon/src/standard-tracker/make-tracker.ts";
import { type Book, type BookTab } from "../../apps-script/local/src/book/book.ts";
import { writeBook } from "../../apps-script/local/src/files/write-book.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { eventToRow } from "../../shared/src/evidence-log/event-row.ts";
import { type Header } from "../../shared/src/evidence-log/header.ts";
import { type Field, logTabs, tabOf } from "../../shared/src/evidence-log/log-tabs.ts";
import { unitNames } from "../../shared/src/evidence-log/unit-names.ts";
import { standardTracker } from "../../shared/src/standard-tracker/standard-tracker.ts";
import { type Cell } from "../../shared/src/tracker/workbook.ts";
import { bookSpreadsheet } from "./book-spreadsheet.ts";
import { qualificationOf } from "./catalogue-units.ts";
import { staff } from "./people.ts";
import { type Doings, sampleEvents } from "./sample-events.ts";
import { workingDay } from "./sample-book.ts";

const code = "601/3972/9";
const [[, anne], [, dev], [, tomos], [, ruth]] = staff;

const learners = [
  ["HS-01", "Aisha Rahman", anne, "2025-09-08"],
  ["HS-02", "Callum Pryce", tomos, "2025-09-08"],
  ["HS-03", "Harpreet Gill", anne, "2025-09-15"],
  ["HS-04", "Oluwaseun Adeyemi", dev, "2025-09-15"],
  ["HS-05", "Priya Nair", dev, "2026-01-12"],
  ["HS-06", "Gareth Probert", dev, "2025-09-08"],
  ["HS-07", "Chioma Eze", anne, "2026-03-02"],
] as const;

/** The row that lost a zero: typed by hand, without the ids that the extension gives. */
const damagedRow: Readonly<Partial<Record<Field, string>>> = {
  learner: "HS-05",
  criterion: "2 1.4",
  label: "E3",
  title: "Discussion: how tone of voice changes a call",
  "seen-on": "2026-03-05",
  method: "professional discussion",
  setting: "workplace",
  location: "Recording 14, training room cabinet",
  author: dev,
};

/** A unit that was worked on, decided as a whole, declared and countersigned, from the date on. */
function wholeUnit(doings: Doings, unit: string, by: string, on: string, title: string): string {
  const item = doings.item(on, by, {
    label: `P${unit}`,
    title,
    location: `Portfolio, section ${unit}`,
    method: "workbook",
  });
  doings.tag(on, by, item, unit, null);
  const decided = workingDay(on, 7);
  doings.decide(decided, by, unit, null);
  const declared = workingDay(decided, 1);
  doings.declare(declared, by, unit);
  doings.countersign(workingDay(declared, 1), by, unit);
  return decided;
}

const groupA = [
  ["01", "Workbook: working in a customer service environment"],
  ["02", "Workbook: communication in customer service"],
  ["03", "Development plan with two reviews"],
  ["04", "Workbook: how businesses work"],
  ["05", "Team log with the supervisor's notes"],
] as const;

function mandatory(doings: Doings, by: string, start: string, count: number = groupA.length): void {
  groupA.slice(0, count).forEach(([unit, title], index) => {
    wholeUnit(doings, unit, by, workingDay(start, index * 14), title);
  });
}

function events() {
  const log = sampleEvents(code);

  const aisha = log.of("HS-01");
  mandatory(aisha, anne, "2025-09-22");
  wholeUnit(aisha, "06", anne, "2025-12-01", "Problem log of November");
  wholeUnit(aisha, "07", anne, "2026-01-12", "Queries answered at the desk, with observation notes");
  wholeUnit(aisha, "12", anne, "2026-01-26", "Diary of two weeks");
  wholeUnit(aisha, "13", anne, "2026-02-09", "Visitors' book and observation at reception");
  for (const unit of ["01", "07"]) aisha.sample("2026-02-27", ruth, unit);

  const callum = log.of("HS-02");
  mandatory(callum, dev, "2025-09-22", 4);
  const week = callum.item("2026-02-16", tomos, {
    label: "E1",
    title: "A week at the query desk, with the supervisor's notes",
    location: "Shared drive, Query desk, week 8",
    method: "work-product",
    witness: { name: "Marek Novak", role: "supervisor of the query desk" },
  });
  callum.tag("2026-02-16", tomos, week, "07", ["2.1", "2.2", "2.3", "2.4", "3.1", "3.3"]);
  callum.decide("2026-02-20", tomos, "07", ["2.1", "2.2"], { trainee: true });
  callum.countersign("2026-02-24", anne, "07", ["2.1"]);
  callum.decide("2026-02-20", tomos, "07", ["3.5"], {
    trainee: true,
    notYet: "Ask two customers whether they were satisfied, and keep their answers.",
  });

  const harpreet = log.of("HS-03");
  mandatory(harpreet, anne, "2025-09-29");
  wholeUnit(harpreet, "06", anne, "2025-12-08", "Problem log of the front desk");
  wholeUnit(harpreet, "12", anne, "2026-01-19", "Diary of two weeks at the front desk");
  wholeUnit(harpreet, "13", anne, "2026-02-02", "Observation at reception");
  const questions = harpreet.item("2026-02-23", anne, {
    label: "E1",
    title: "Written questions about writing to customers",
    location: "Portfolio, section 08",
    method: "written-questioning",
  });
  harpreet.tag("2026-02-23", anne, questions, "08", ["1.1", "1.2", "1.3", "1.4"]);
  const hours = harpreet.item("2026-03-03", anne, {
    label: "E2",
    title: "E-mail: opening hours over Easter",
    system: "E-mail",
    location: "Front desk's inbox, 3 March 2026",
    method: "work-product",
  });
  harpreet.tag("2026-03-03", anne, hours, "08", ["2.1", "2.2", "2.3", "3.1", "3.3", "3.4"]);
  harpreet.decide("2026-03-06", anne, "08", [
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "2.1",
    "2.2",
    "2.3",
    "3.1",
    "3.3",
    "3.4",
  ]);

  const oluwaseun = log.of("HS-04");
  mandatory(oluwaseun, dev, "2025-09-29");
  wholeUnit(oluwaseun, "06", dev, "2025-12-08", "Problem log of the delivery office");
  wholeUnit(oluwaseun, "08", dev, "2026-01-19", "Six letters and e-mails to customers");
  wholeUnit(oluwaseun, "13", dev, "2026-02-02", "Visitors' book and observation");
  const diary = oluwaseun.item("2026-02-25", dev, {
    label: "E1",
    title: "Diary of two weeks at the delivery office",
    location: "Portfolio, section 12",
    method: "diary-or-log",
  });
  oluwaseun.tag("2026-02-25", dev, diary, "12", ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4"]);

  const priya = log.of("HS-05");
  wholeUnit(priya, "01", dev, "2026-02-02", "Workbook: working in a customer service environment");
  const talk = priya.item("2026-02-26", dev, {
    label: "E1",
    title: "Discussion: ways to communicate",
    location: "Recording 12, training room cabinet",
    method: "professional-discussion",
  });
  priya.tag("2026-02-26", dev, talk, "02", ["1.1", "1.2", "1.3", "1.5", "1.6", "1.7", "1.8"]);
  const desk = priya.item("2026-03-04", dev, {
    label: "E2",
    title: "Observation at the enquiry desk",
    location: "Portfolio, section 02",
    method: "observation",
  });
  priya.tag("2026-03-04", dev, desk, "02", ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]);

  const gareth = log.of("HS-06");
  mandatory(gareth, dev, "2025-09-22");
  wholeUnit(gareth, "06", dev, "2025-12-01", "Problem log of the call team");
  wholeUnit(gareth, "13", dev, "2026-01-12", "Observation at the gate");
  wholeUnit(gareth, "14", dev, "2026-01-26", "Call records of January");
  gareth.sample("2026-03-02", dev, "14");
  const screens = gareth.item("2026-02-09", dev, {
    label: "P15",
    title: "Screens of the call system, with explanations",
    location: "Portfolio, section 15",
    method: "work-product",
  });
  gareth.tag("2026-02-09", dev, screens, "15", null);
  gareth.declare("2026-02-10", dev, "15");
  gareth.decide("2026-02-16", dev, "15", null);
  gareth.countersign("2026-02-17", dev, "15");

  return log.all();
}

/** The file's bytes: the same on every run. */
export function standardSample(): Uint8Array {
  const qualification = qualificationOf(code);
  const plan = standardTracker(qualification);
  const names = unitNames(qualification.units);
  const { spreadsheet, finish } = bookSpreadsheet();
  makeTracker(spreadsheet, plan);
  const put = (tab: string, rows: readonly (readonly string[])[]): void => {
    const width = Math.max(...rows.map((row) => row.length));
    const even = rows.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? ""));
    if (rows.length > 0) spreadsheet.write(areaAt(tab, 2, 0, rows.length, width), even);
  };
  put(
    "Learners",
    learners.map(([id, name, assessor, registered]) => [id, name, assessor, registered]),
  );
  const all = events();
  for (const tab of logTabs) {
    const fields = tab.columns.map(({ field }) => field);
    const header: Header<Field> = {
      row: 0,
      columns: new Map(fields.map((field, index) => [field, index])),
      width: fields.length,
    };
    const rows = all.filter((event) => tabOf(event) === tab).map((event) => eventToRow(event, header, names));
    put(tab.title, tab.id === "log" ? [...rows, fields.map((field) => damagedRow[field] ?? "")] : rows);
  }
  const book = finish();
  answerCoverage(book);
  return writeBook(book);
}

/** What the formula of the Coverage tab answers, as the page leaves it in the file. */
function answerCoverage(book: Book): void {
  const tabs = ["Learners", "Evidence log", "Decisions", "Sign-off", "Settings"].map((name) =>
    tabNamed(book, name).cells.map((row) => Array.from(row, (cell) => cell?.v ?? "")),
  );
  const toCell = (value: unknown): Cell => (typeof value === "string" && value !== "" ? value : null);
  const { cells } = tabNamed(book, "Coverage");
  iqaAnswer({ tabs }, catalogue, toCell).forEach((row, index) => {
    const line = (cells[index + 2] ??= []);
    row.forEach((v, column) => {
      const before = line[column] ?? {};
      line[column] =
        before.f === undefined ? { ...before, ...(v === "" ? {} : { v }), spilled: true } : { ...before, v };
    });
  });
}

function tabNamed({ tabs }: Book, name: string): BookTab {
  const found = tabs.find(({ parts }) => parts.name === name);
  if (found === undefined) throw new Error(`The sample has no tab “${name}”.`);
  return found;
}
