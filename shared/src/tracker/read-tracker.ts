/**
 * Reads a tracker of any layout. A reading is a hypothesis: candidates are tried and weighed by how much of
 * the workbook the catalogue explains under each; the best must lead clearly, otherwise it is said.
 */
import { type Catalogue, findQualification, type Qualification } from "../catalogue/catalogue.ts";
import { shortened } from "./cell-text.ts";
import { chooseFamily, type FamilyChoice, type FamilyScore } from "./choose-family.ts";
import {
  chooseReadings,
  type ReadingChoice,
  shareOf,
  type TabOptions,
  type Way,
  wayName,
} from "./choose-readings.ts";
import { type Recognise } from "./recognise.ts";
import { describeLayout } from "./describe-layout.ts";
import { familiesOf, type Family } from "./families.ts";
import { gridOf } from "./grid.ts";
import { layoutOf } from "./layout-of.ts";
import { learnersOf } from "./learners.ts";
import { namedQualifications } from "./named-qualifications.ts";
import { problemLog, type ProblemLog } from "./problem-log.ts";
import { begin, type ReadingMemory } from "./reading-memory.ts";
import { readTables } from "./read-tables.ts";
import { type Layout, type TabLayout, type TrackedLearner, type TrackerReading } from "./reading.ts";
import { reportDoubts } from "./report-doubts.ts";
import { headingRecogniser } from "./recognise-heading.ts";
import { markRecogniser } from "./recognise-mark.ts";
import { tabCandidate, type TabCandidate } from "./tab-candidates.ts";
import { type Table } from "./table.ts";
import { type View, viewOf } from "./view.ts";
import { cellName, type Sheet, type Workbook } from "./workbook.ts";

export interface ReadOptions {
  /** Id or code of the qualification; overrides what the workbook says. */
  readonly qualification?: string;
  /** Overrides what would be found. */
  readonly layout?: Layout;
  /** How tables may be arranged, where the caller knows; any way when left out. */
  readonly shapes?: readonly TableShape[];
  /** What was read before; it is compared with the cells, and with or without it the answer is the same. */
  readonly memory?: ReadingMemory;
}

/** Criteria across the columns, or down the rows with what is said of them beside them. */
export type TableShape = Table["shape"];

/** The specification is chosen by this many tabs; the others are read under it. */
const tabsWeighed = 10;

export function readTracker(workbook: Workbook, catalogue: Catalogue, options: ReadOptions): TrackerReading {
  const problems = problemLog();
  const wanted = options.qualification ?? options.layout?.qualification ?? undefined;
  const given = wanted === undefined ? undefined : findQualification(catalogue, wanted);
  if (wanted !== undefined && given === undefined) {
    problems.add({
      code: "qualification-unknown",
      where: "",
      found: `“${shortened(wanted)}” is no qualification of the catalogue.`,
      advice: `Use one of ${catalogue.qualifications.map(({ code }) => code).join(", ")}.`,
    });
  }
  const { memory = null } = options;
  const { families, recognise } = recogniserFor(catalogue, given, memory);
  const sheets = sheetsToRead(workbook, options.layout, problems);

  const tried = new Map<Family, ReadonlyMap<Sheet, TabOptions>>();
  const choice = familyChoice(workbook, families, sheets, recognise, options, tried);
  const view = viewOf(choice.families.length > 0 ? choice.families : families.slice(0, 1));
  const [onlyFamily] = choice.families.length === 1 ? choice.families : [];
  const known = onlyFamily === undefined ? undefined : tried.get(onlyFamily);
  const tabs = sheets.map((sheet) => known?.get(sheet) ?? optionsOf(sheet, view, recognise, options));
  const readings = chooseReadings(tabs);
  const read = readings.chosen.flatMap((candidate) => (candidate === null ? [] : [candidate]));
  const learners = learnersOf(problems);
  const marks = new Map(
    Object.entries(options.layout?.marks ?? {}).map(([text, meaning]) => [text.toLowerCase(), meaning]),
  );
  const tables = readTables({
    tabs: read,
    sheets: workbook.sheets,
    view,
    recognise,
    marks,
    learners,
    problems,
    memory,
  });
  const all = learners.all();

  if (given !== undefined && read.length === 0)
    reportOtherQualification(workbook, catalogue, sheets, given.title, problems);
  const sameEitherWay =
    readings.certain ||
    (readings.second !== null && entriesOf(all) === entriesOf(readSecond(readings.second)));
  const certain = reportDoubts(choice, { ...readings, certain: sameEitherWay }, read, all.length, problems);
  const layout = layoutOf(read, choice, tables, options.layout);
  const unread = [
    ...sheets.flatMap((sheet, index) =>
      readings.chosen[index] === null
        ? [{ tab: sheet.name, why: "it holds no units or criteria with marks" }]
        : [],
    ),
    ...workbook.sheets.flatMap((sheet) =>
      sheets.includes(sheet)
        ? []
        : [{ tab: sheet.name, why: sheet.hidden ? "it is hidden" : "the layout file leaves it out" }],
    ),
  ];
  reportHidden(workbook, sheets, view, recognise, options.layout, problems);
  return {
    layout,
    description: [
      ...describeLayout({
        layout,
        tabs: read,
        unread,
        qualification: choice.qualification,
        candidates: choice.candidates,
        view,
        passed: tables.passed,
        learners: all.length,
      }),
      ...notesSentence(sheets),
    ],
    reasoning: [...choice.reasons, ...readings.reasons, ...tabReasons(readings, tabs)],
    certain,
    candidates: choice.candidates.map(({ id }) => id),
    learners: all,
    meanings: tables.meanings,
    problems: problems.all(),
  };

  /** Two ways of reading that say the same of everybody leave nothing to choose. */
  function readSecond(way: Way): readonly TrackedLearner[] {
    const unheard = problemLog();
    const others = learnersOf(unheard);
    const second = tabs.map(
      ({ candidates }) =>
        candidates.find((one) => one.shape === way.shape && one.grid.transposed === way.transposed) ?? null,
    );
    const taken = second.flatMap((candidate) => (candidate === null ? [] : [candidate]));
    readTables({
      tabs: taken,
      sheets: workbook.sheets,
      view,
      recognise,
      marks,
      learners: others,
      problems: unheard,
      memory: null,
    });
    return others.all();
  }
}

/** What a text could be is the same every time, so that it is asked once for each. */
function recogniserFor(
  catalogue: Catalogue,
  given: Qualification | undefined,
  memory: ReadingMemory | null,
): { readonly families: readonly Family[]; readonly recognise: Recognise } {
  const known = memory?.asked ?? null;
  if (known !== null && known.catalogue === catalogue && known.given === given) return known;
  const families = familiesOf(catalogue, given);
  const recognise = { heading: headingRecogniser(families), mark: markRecogniser() };
  if (memory !== null) begin(memory, { catalogue, given, families, recognise });
  return { families, recognise };
}

function entriesOf(learners: readonly TrackedLearner[]): string {
  return learners
    .flatMap(({ name, entries }) =>
      entries.map((entry) => JSON.stringify([name, entry.unit, entry.criterion, entry.mark])),
    )
    .sort()
    .join("\n");
}

function sheetsToRead(
  workbook: Workbook,
  layout: Layout | undefined,
  problems: ProblemLog,
): readonly Sheet[] {
  if (layout === undefined || layout.tabs.length === 0) {
    const visible = workbook.sheets.filter(({ hidden }) => !hidden);
    return visible.length > 0 ? visible : workbook.sheets;
  }
  const wanted = new Map(layout.tabs.map((tab) => [tab.tab, tab]));
  for (const name of wanted.keys()) {
    if (!workbook.sheets.some((sheet) => sheet.name === name)) {
      problems.add({
        code: "tab-missing",
        where: "",
        found: `The layout file names the tab “${shortened(name)}”, which the workbook does not have.`,
        advice: "Correct the tab's name in the layout file.",
      });
    }
  }
  return workbook.sheets.filter(({ name }) => wanted.has(name));
}

function forcedTab(layout: Layout | undefined, sheet: Sheet): TabLayout | null {
  return layout?.tabs.find(({ tab }) => tab === sheet.name) ?? null;
}

const bothShapes: readonly TableShape[] = ["grid", "list"];

/** All readings of one tab that the layout file, if there is one, allows. */
function optionsOf(
  sheet: Sheet,
  view: View,
  recognise: Recognise,
  { layout, shapes = bothShapes }: ReadOptions,
): TabOptions {
  const forced = forcedTab(layout, sheet);
  const candidates: TabCandidate[] = [];
  for (const transposed of [false, true]) {
    if (layout?.learners === "down" && transposed) continue;
    if (layout?.learners === "across" && !transposed) continue;
    const grid = gridOf(sheet, transposed);
    if (grid.height === 0) continue;
    for (const shape of shapes) {
      if (layout?.arrangement === "evidence-list" && shape === "grid") continue;
      const candidate = tabCandidate({ grid, shape, view, recognise, forced });
      if (candidate !== null) candidates.push(candidate);
    }
  }
  return { tab: sheet.name, candidates };
}

function familyChoice(
  workbook: Workbook,
  families: readonly Family[],
  sheets: readonly Sheet[],
  recognise: Recognise,
  options: ReadOptions,
  tried: Map<Family, ReadonlyMap<Sheet, TabOptions>>,
): FamilyChoice {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const step = Math.max(1, Math.floor(filled.length / tabsWeighed));
  const sampled = filled.filter((_, index) => index % step === 0).slice(0, tabsWeighed + 2);
  const scores: FamilyScore[] = families.map((family) => {
    const view = viewOf([family]);
    const tabs = new Map(sampled.map((sheet) => [sheet, optionsOf(sheet, view, recognise, options)]));
    tried.set(family, tabs);
    const { chosen } = chooseReadings([...tabs.values()]);
    const resolved = new Map<string, number>();
    let unresolved = 0;
    for (const candidate of chosen) {
      for (const table of candidate?.tables ?? []) {
        for (const [where, strength] of table.resolved) resolved.set(where, strength);
        unresolved += table.unresolved;
      }
    }
    return { family, resolved, unresolved };
  });
  const all = families.flatMap(({ qualifications }) => qualifications);
  return chooseFamily(scores, namedQualifications(workbook, all));
}

function reportHidden(
  workbook: Workbook,
  sheets: readonly Sheet[],
  view: View,
  recognise: Recognise,
  layout: Layout | undefined,
  problems: ProblemLog,
): void {
  if (layout !== undefined) return;
  for (const sheet of workbook.sheets) {
    if (!sheet.hidden || sheets.includes(sheet)) continue;
    const { candidates } = optionsOf(sheet, view, recognise, {});
    if (!candidates.some((candidate) => shareOf(candidate) >= 0.5 && candidate.learners > 0)) continue;
    problems.add({
      code: "tab-hidden",
      where: sheet.name,
      found: `The tab “${shortened(sheet.name)}” is hidden and looks like a tracker; it is not read.`,
      advice: "Show the tab if it counts, or name it in a layout file.",
    });
  }
}

/** The qualification that was asked for fits nothing: say which would. */
function reportOtherQualification(
  workbook: Workbook,
  catalogue: Catalogue,
  sheets: readonly Sheet[],
  asked: string,
  problems: ProblemLog,
): void {
  const families = familiesOf(catalogue, undefined);
  const recognise: Recognise = { heading: headingRecogniser(families), mark: markRecogniser() };
  const { candidates } = familyChoice(workbook, families, sheets, recognise, {}, new Map());
  if (candidates.length === 0) return;
  problems.add({
    code: "qualification-mismatch",
    where: "",
    found: `The headings are no units of ${asked}; they fit ${candidates.map(({ code, title }) => `${code} (${title})`).join("; ")}.`,
    advice: "Leave out --qualification, or name the one that the tracker is for.",
  });
}

function tabReasons(readings: ReadingChoice, tabs: readonly TabOptions[]): readonly string[] {
  return tabs.slice(0, 20).flatMap(({ tab, candidates }, index) => {
    const chosen = readings.chosen[index] ?? null;
    return candidates.map((candidate) => {
      const kept = candidate === chosen ? " (taken)" : "";
      const name = wayName({ transposed: candidate.grid.transposed, shape: candidate.shape });
      const headings = candidate.tables.reduce((sum, { resolved }) => sum + resolved.size, 0);
      return `“${shortened(tab, 31)}”, ${name}: ${Math.round(shareOf(candidate) * 100)} % of the cells looked at, ${headings} headings known, ${candidate.learners} learners in the rows looked at${kept}.`;
    });
  });
}

/** Notes attached to cells are a person's words to another: they are counted and change no answer. */
function notesSentence(sheets: readonly Sheet[]): readonly string[] {
  const places = sheets.flatMap(({ name, notes }) =>
    notes.map(({ row, column }) => cellName(name, row, column)),
  );
  const [first] = places;
  if (first === undefined) return [];
  return [
    places.length === 1
      ? `The note attached to ${first} is not read; it changes no answer.`
      : `${places.length} notes attached to cells, the first at ${first}, are not read; they change no answer.`,
  ];
}
