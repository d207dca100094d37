import { type Catalogue, findQualification, type Qualification } from "../catalogue/catalogue.ts";
import { evidenceMethods } from "../catalogue/schema.ts";
import { foldEvents } from "../evidence-log/fold.ts";
import { type People, peopleOf } from "../evidence-log/people.ts";
import { type LearnerLog, type LogState } from "../evidence-log/state.ts";
import { unitNames } from "../evidence-log/unit-names.ts";
import { qualificationName } from "../rules/sentences.ts";
import { shortened } from "../tracker/cell-text.ts";
import { problemLog, type ProblemLog } from "../tracker/problem-log.ts";
import { type Layout, type TrackedLearner, type TrackerReading } from "../tracker/reading.ts";
import { type Workbook } from "../tracker/workbook.ts";
import { findTabs, type FoundTabs } from "./find-tabs.ts";
import { layoutStanding, trackerLayout } from "./layout-version.ts";
import { type LearnerList, readLearners } from "./read-learners.ts";
import { type ReadLog, readLog } from "./read-log.ts";
import { readSettings, type TrackerSettings } from "./settings.ts";
import { trackedLearner } from "./tracked-learner.ts";

export interface StandardReading extends TrackerReading {
  /** The log as one state; `null` when the tracker's layout is refused. */
  readonly state: LogState | null;
  /** Who is who, as Settings says. */
  readonly people: People;
}

/**
 * Reads a workbook that is a standard tracker (`isStandardTracker`) into what every tracker is checked on.
 * A layout that is not known, or newer, is refused with a problem, never guessed.
 *
 * @param options the qualification overrides what Settings says
 */
export function readStandardTracker(
  workbook: Workbook,
  catalogue: Catalogue,
  options: { readonly qualification?: string } = {},
): StandardReading {
  const problems = problemLog();
  const { tabs, problems: tabProblems } = findTabs(workbook);
  const settings = tabs.setting === null ? null : readSettings(tabs.setting);
  for (const problem of [...tabProblems, ...(settings?.problems ?? [])]) problems.add(problem);
  const people = peopleOf(settings?.people ?? []);
  const qualification = qualificationOf(settings, options.qualification, catalogue, problems);
  if (!isKnownLayout(settings, tabs, problems))
    return { ...readingOf(tabs, qualification, [], problems), state: null, people };

  const list = readLearners(tabs.learner);
  for (const problem of list.problems) problems.add(problem);
  const names = unitNames(qualification?.units ?? []);
  const log = readLog(tabs, { names, learnerOf: list.idOf }, problems);
  const state = foldEvents(log.events, people);
  reportState(state, log, problems);
  if (qualification !== null) reportUnknown(state, qualification, log, problems);
  const learners = learnersOf(list, state, people, log, problems);
  return { ...readingOf(tabs, qualification, learners, problems), state, people };
}

function qualificationOf(
  settings: TrackerSettings | null,
  wanted: string | undefined,
  catalogue: Catalogue,
  problems: ProblemLog,
): Qualification | null {
  const said = wanted ?? settings?.qualification ?? null;
  const found = said === null ? undefined : findQualification(catalogue, said);
  if (found !== undefined) return found;
  problems.add({
    code: "qualification-unknown",
    where: "",
    found:
      said === null
        ? "The tracker's Settings name no qualification."
        : `“${shortened(said)}” is no qualification of the catalogue.`,
    advice: `Put one of ${catalogue.qualifications.map(({ id }) => id).join(", ")} into Settings.`,
  });
  return null;
}

function isKnownLayout(
  settings: TrackerSettings | null,
  tabs: FoundTabs["tabs"],
  problems: ProblemLog,
): boolean {
  const said = settings?.layout ?? null;
  const standing = said === null ? "unknown" : layoutStanding(said);
  if (standing === "current") return true;
  problems.add({
    code: standing === "newer" ? "layout-newer" : "layout-unknown",
    where: tabs.setting?.name ?? "",
    found:
      said === null
        ? "The tracker's Settings do not say how it is arranged."
        : `The tracker's layout is “${shortened(said)}”; this version reads “${trackerLayout}”.`,
    advice:
      standing === "newer"
        ? "Update Evidence Mapper. Nothing is read until then, so that nothing is misread."
        : `Put “${trackerLayout}” back into Settings if the tracker was made with it. Nothing is read until then.`,
  });
  return false;
}

/** What the fold found wrong, and what waits, by cell. */
function reportState(state: LogState, { where }: ReadLog, problems: ProblemLog): void {
  for (const problem of state.problems) problems.add({ ...problem, where: where(problem.where) });
  for (const { event, fate } of state.fates) {
    if (fate !== "waiting") continue;
    problems.add({
      code: "event-waits",
      where: where(event),
      found: "The row is about an event that the log does not hold.",
      advice: "Put the missing row back if it was deleted. When another device still has to send it, wait.",
    });
  }
  for (const { conflicts } of state.learners) {
    for (const { about, events } of conflicts) {
      if (about !== "corrections") continue;
      problems.add({
        code: "corrections-disagree",
        where: events.map(where).join(", "),
        found: "Two people corrected the same thing differently.",
        advice:
          "Settle it by another correction. Until then a tag does not count, and an item stands as captured.",
      });
    }
  }
}

const knownMethods: ReadonlySet<string> = new Set(evidenceMethods);

/** Units, criteria and methods that the qualification does not know; kept as they are. */
function reportUnknown(
  state: LogState,
  { units, title }: Qualification,
  { where }: ReadLog,
  problems: ProblemLog,
): void {
  const criteria = new Map(
    units.map((unit) => [unit.ref, new Set(unit.criteria.map(({ number }) => number))]),
  );
  const check = (event: string, unit: string, criterion: string | null): void => {
    const known = criteria.get(unit);
    if (known !== undefined && (criterion === null || known.has(criterion))) return;
    problems.add({
      code: known === undefined ? "unit-unknown" : "criterion-unknown",
      where: where(event),
      found: `${unit}${criterion === null ? "" : ` ${criterion}`} is not in ${title}.`,
      advice: "Correct it, or withdraw it. It counts for nothing here.",
    });
  };
  for (const { items, decisions, declarations } of state.learners) {
    for (const { event, method, tags } of items) {
      for (const tag of tags) check(tag.event, tag.unit, tag.criterion);
      if (method === null || knownMethods.has(method)) continue;
      problems.add(
        {
          code: "method-unknown",
          where: where(event),
          found: `“${shortened(method)}” is a method of the centre's own.`,
          advice: "It is kept as it is. If it is one of the list, choose that one.",
        },
        method,
      );
    }
    for (const { event, unit, criterion } of decisions) check(event, unit, criterion);
    for (const { event, unit } of declarations) check(event, unit, null);
  }
}

/** Everybody of the tab `Learners`, then whoever the log names and the tab does not. */
function learnersOf(
  list: LearnerList,
  state: LogState,
  people: People,
  { where }: ReadLog,
  problems: ProblemLog,
): readonly TrackedLearner[] {
  const logs = new Map(state.learners.map((log) => [log.learner, log]));
  const listed = new Set(list.learners.map(({ id }) => id));
  const learners = list.learners.map((person) =>
    trackedLearnerOf(logs.get(person.id) ?? nothingLogged(person.id), person),
  );
  for (const log of state.learners) {
    if (listed.has(log.learner)) continue;
    const place = where(firstEvent(log));
    problems.add({
      code: "learner-unlisted",
      where: place,
      found: `The log has events of “${shortened(log.learner)}”, who is not in the tab “Learners”.`,
      advice: "Add the learner's id and name to the tab, or put the id back as it was.",
    });
    learners.push(trackedLearnerOf(log, { name: log.learner, where: place }));
  }
  return learners;

  function trackedLearnerOf(
    log: LearnerLog,
    person: { readonly name: string; readonly where: string },
  ): TrackedLearner {
    return trackedLearner(log, person, people, where);
  }
}

function nothingLogged(learner: string): LearnerLog {
  return { learner, items: [], decisions: [], declarations: [], conflicts: [] };
}

function firstEvent({ items, decisions, declarations, conflicts }: LearnerLog): string {
  return items[0]?.event ?? decisions[0]?.event ?? declarations[0]?.event ?? conflicts[0]?.events[0] ?? "";
}

function readingOf(
  tabs: FoundTabs["tabs"],
  qualification: Qualification | null,
  learners: readonly TrackedLearner[],
  problems: ProblemLog,
): TrackerReading {
  const read = Object.values(tabs).flatMap((sheet) => (sheet === null ? [] : [sheet.name]));
  const layout: Layout = {
    arrangement: "standard",
    learners: null,
    detail: "criteria",
    qualification: qualification?.id ?? null,
    tabs: [],
    marks: {},
  };
  return {
    layout,
    description: [
      `It is Evidence Mapper's standard tracker (${read.map((name) => `“${shortened(name, 31)}”`).join(", ")}).`,
      qualification === null
        ? "The qualification cannot be told."
        : `The qualification is ${qualificationName(qualification)}, as Settings says.`,
    ],
    reasoning: ["The tabs were found by the ids in their header rows, not by their names."],
    certain: qualification !== null,
    candidates: qualification === null ? [] : [qualification.id],
    learners,
    meanings: [],
    problems: problems.all(),
  };
}
