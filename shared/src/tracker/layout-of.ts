/** Says how the workbook was read in the form that a layout file keeps. */
import { type FamilyChoice } from "./choose-family.ts";
import { type TablesRead } from "./read-tables.ts";
import { type Layout, type TabLayout } from "./reading.ts";
import { type TabCandidate } from "./tab-candidates.ts";

export function layoutOf(
  read: readonly TabCandidate[],
  choice: FamilyChoice,
  { words, units }: TablesRead,
  given: Layout | undefined,
): Layout {
  const named = read.filter(({ tables }) =>
    tables.some(({ keys }) => keys.names.length > 0 || keys.ids !== null),
  );
  const inTable = named.length * 2 > read.length;
  const lists = read.filter(({ tables }) =>
    tables.some(
      ({ evidenceRows, shape, keys }) =>
        shape === "list" && (evidenceRows || keys.names.length > 0) && keys.criterion !== null,
    ),
  );
  const aboutOneUnit = read.filter((tab) => unitOfTab(tab, units, read.length > 1) !== null);
  const oneLearnerEach =
    read.length > 1 && read.every(({ learners, shape }) => learners === 1 && shape === "grid") && inTable;
  const arrangement =
    lists.length * 2 > read.length
      ? "evidence-list"
      : !inTable && read.length > 0
        ? "tab-per-learner"
        : aboutOneUnit.length * 2 > read.length
          ? "tab-per-unit"
          : oneLearnerEach
            ? "tab-per-learner"
            : "one-tab";
  const perUnit = (given?.arrangement ?? arrangement) === "tab-per-unit";
  const across = read.filter(({ grid }) => grid.transposed).length * 2 > read.length;
  const targets = read.flatMap(({ tables }) =>
    tables.flatMap((table) => table.targets.map((target) => ({ target, table }))),
  );
  const withCriteria = targets.some(
    ({ target, table }) =>
      target.criterion !== null || (table.shape === "list" && table.keys.criterion !== null),
  );
  return {
    arrangement: given?.arrangement ?? arrangement,
    learners: given !== undefined ? given.learners : inTable ? (across ? "across" : "down") : null,
    detail: withCriteria || read.length === 0 ? "criteria" : "units",
    qualification: choice.qualification?.id ?? null,
    tabs: read.map((tab) => tabLayout(tab, perUnit ? unitOfTab(tab, units, read.length > 1) : null)),
    marks: Object.fromEntries(words),
  };
}

/** The unit that everything in the tab is about; of a single tab only when its name says so. */
function unitOfTab(tab: TabCandidate, units: TablesRead["units"], several: boolean): string | null {
  const about = new Set(units.get(tab));
  for (const { targets, unit } of tab.tables) {
    for (const target of targets) {
      const ref = target.unit ?? unit;
      if (ref !== null) about.add(ref);
    }
  }
  const [only] = about;
  if (about.size !== 1 || only === undefined) return null;
  return several || (tab.unit?.ref === only && tab.unit.inName) ? only : null;
}

function tabLayout({ grid, tables, learner }: TabCandidate, unit: string | null): TabLayout {
  const [first] = tables;
  const [name] = first?.keys.names ?? [];
  const ids = first?.keys.ids ?? null;
  const named = name !== undefined || ids !== null;
  return {
    tab: grid.sheet.name,
    headings: tables.flatMap(({ headings }) => headings.map((row) => row + 1)),
    names: name === undefined ? null : name + 1,
    ids: ids === null ? null : ids + 1,
    unit,
    learner: named ? null : learner.name,
  };
}
