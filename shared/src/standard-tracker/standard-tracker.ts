import { type Qualification } from "../catalogue/catalogue.ts";
import { evidenceMethods } from "../catalogue/schema.ts";
import { spaced } from "../evidence-log/event-fields.ts";
import { headerId, type LogTab, logTabs } from "../evidence-log/log-tabs.ts";
import { unitNames } from "../evidence-log/unit-names.ts";
import { attentionLooks, stateLooks } from "../report/state-looks.ts";
import { choicesOf, listRanges } from "./choices.ts";
import { iqaColumns } from "./iqa-rows.ts";
import { trackerLayout } from "./layout-version.ts";
import { settingKeys } from "./settings.ts";
import {
  type ColumnPlan,
  type NamedRange,
  type RowLook,
  type TabPlan,
  type TrackerPlan,
} from "./tracker-plan.ts";

/** Row 1 is for programs, row 2 for people. */
const headerRows = 2;

/** Columns for programs stand at the right, where they take little room. */
const narrow = 40;

/** The named range that holds a whole tab, its ids included, so that formulas find the columns too. */
export const tabRanges = {
  learner: "EM_Learners",
  log: "EM_Evidence_log",
  decision: "EM_Decisions",
  signoff: "EM_Sign_off",
  setting: "EM_Settings",
} as const;

/** Red where an IQA must act; the states in the colours that they have everywhere. Words say the same. */
const coverageLooks: readonly RowLook[] = [
  ...(["act", "look"] as const).map((is) => ({
    columns: ["learner", "name", "unit", "attention", "why"].map(coverageId),
    when: { column: coverageId("attention"), is },
    look: attentionLooks[is],
  })),
  ...(["decided", "covered", "partly", "open"] as const).map((is) => ({
    columns: [coverageId("state")],
    when: { column: coverageId("state"), is },
    look: stateLooks[is],
  })),
];

function coverageId(id: string): string {
  return headerId("coverage", id);
}

/**
 * The spreadsheet to make for a qualification.
 *
 * Headings are the glossary's words; for the roles they are those that the awarding body uses.
 */
export function standardTracker(qualification: Qualification): TrackerPlan {
  const { learner } = qualification.specification.terms;
  const tabs: readonly TabPlan[] = [
    {
      ...plain("learner", "Learners"),
      columns: learnerColumns(learner),
      frozen: { rows: headerRows, columns: 2 },
    },
    ...logTabs.map((tab) => logTabPlan(tab, learner)),
    {
      ...plain("coverage", "Coverage"),
      columns: iqaColumns(qualification.specification.terms).map(({ id, heading, width }) =>
        column(coverageId(id), heading, width),
      ),
      frozen: { rows: headerRows, columns: 2 },
      formula: `EM_IQA(${Object.values(tabRanges).join(",")})`,
      filter: true,
      looks: coverageLooks,
    },
    { ...plain("setting", "Settings"), columns: settingColumns, rows: settingRows(qualification) },
  ];
  return {
    layout: trackerLayout,
    qualification: qualification.id,
    tabs,
    namedRanges: namedRanges(tabs),
  };
}

function plain(id: TabPlan["id"], title: string): TabPlan {
  return {
    id,
    title,
    columns: [],
    frozen: { rows: headerRows, columns: 0 },
    protectedRows: headerRows,
    rows: [],
    formula: null,
    filter: false,
    looks: [],
  };
}

function column(id: string, heading: string, width: number): ColumnPlan {
  return { id, heading, width, format: "@", hidden: false, choices: null };
}

function learnerColumns(learner: string): readonly ColumnPlan[] {
  return [
    column("learner.id", `${capital(learner)}'s id`, 120),
    column("learner.name", `${capital(learner)}'s name`, 200),
    column("learner.assessor", "Assessor", 160),
    column("learner.registered", "Registered on", 110),
    column("learner.version", "Version of the specification", 230),
  ];
}

function logTabPlan(tab: LogTab, learner: string): TabPlan {
  return {
    ...plain(tab.id, tab.title),
    columns: tab.columns.map(({ field, heading, width, choice, technical }) => ({
      id: headerId(tab.id, field),
      heading: field === "learner" ? capital(learner) : heading,
      width: technical ? narrow : width,
      format: "@",
      // Where columns are hidden, Google Sheets may not find the table that it appends rows to.
      hidden: false,
      choices: choice === null ? null : choicesOf(choice, { learner }),
    })),
    frozen: { rows: headerRows, columns: 3 },
    filter: true,
  };
}

const settingColumns: readonly ColumnPlan[] = [
  column("setting.key", "Setting", 160),
  column("setting.value", "Value", 280),
  column("setting.note", "What it is", 420),
  column("setting.method", "Methods to choose from", 200),
  column("setting.criterion", "Units and criteria to choose from", 260),
  column("setting.summary", "What they are about", 420),
];

/** Settings on the left; on the right the lists that cells choose from, each in its own column. */
function settingRows(qualification: Qualification): readonly (readonly string[])[] {
  const { terms, version } = qualification.specification;
  const settings = [
    [settingKeys.layout, trackerLayout, "How this tracker is arranged. Programs read it; do not change it."],
    [settingKeys.qualification, qualification.id, `${qualification.title}, ${qualification.awardingBody}`],
    [settingKeys.version, version ?? "", "The specification that the criteria come from."],
    [
      settingKeys.samePerson,
      "",
      `One row for each assessor or ${terms.iqa}: all their names and accounts, with ; between them. Add rows as needed.`,
    ],
  ];
  const methods = evidenceMethods.map(spaced);
  const names = unitNames(qualification.units);
  const criteria = qualification.units.flatMap(({ ref: unit, title, criteria: own }) => [
    [names.nameOf({ unit, criterion: null }), title] as const,
    ...own.map(({ number, summary }) => [names.nameOf({ unit, criterion: number }), summary] as const),
  ]);
  const height = Math.max(settings.length, methods.length, criteria.length);
  return Array.from({ length: height }, (_, index) => {
    const [key = "", value = "", note = ""] = settings[index] ?? [];
    const [criterion, summary] = criteria[index] ?? ["", ""];
    return [key, value, note, methods[index] ?? "", criterion, summary];
  });
}

function namedRanges(tabs: readonly TabPlan[]): readonly NamedRange[] {
  const whole = tabs.flatMap(({ id, columns }) =>
    id === "coverage"
      ? []
      : [{ name: tabRanges[id], tab: id, top: 0, bottom: null, left: 0, right: columns.length - 1 }],
  );
  const columnOf = (name: string, tab: "learner" | "setting", id: string): NamedRange => {
    const index = tabs.find((one) => one.id === tab)?.columns.findIndex((one) => one.id === id) ?? 0;
    return { name, tab, top: headerRows, bottom: null, left: index, right: index };
  };
  return [
    ...whole,
    columnOf(listRanges.learners, "learner", "learner.id"),
    columnOf(listRanges.methods, "setting", "setting.method"),
    columnOf(listRanges.criteria, "setting", "setting.criterion"),
  ];
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
