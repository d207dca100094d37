/** Reads the official wording of each criterion from a centre's own text copy of a specification. */
import { holdsCriterion } from "./criterion-pieces.ts";
import { headingReference, isUnitPageHeading, openingIn } from "./headings.ts";
import { vocabularyOf } from "./join-wording.ts";
import { judgeUnit, type UnitJudgement } from "./judge-unit.ts";
import { type SpecificationOutline } from "./outline.ts";
import { type WordingReading } from "./reading.ts";
import { textLines, type TextLine } from "./text-lines.ts";
import { readLine, startPage, textOf } from "./unit-page-reader.ts";
import { indexUnit } from "./unit-outline-index.ts";
import { newUnitRecord, type UnitRecord } from "./unit-record.ts";

function byLine<T extends { readonly line: number }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => a.line - b.line);
}

/**
 * Gives each criterion its official sentence, as the copy prints it: free of mark-up, soft breaks joined,
 * not a word changed. A unit is known by its Ofqual reference in a heading. Nothing is dropped silently:
 * what the outline expects and the copy lacks is in `notFound`, text among the criteria that could not be
 * placed in `unplaced`, criteria placed without a printed number in `withoutNumber`, and repeated printings
 * in other words in `printedDifferently`. Never throws on any text.
 */
export function readWording(text: string, specification: SpecificationOutline): WordingReading {
  const records = new Map(specification.units.map((unit) => [unit.ref, newUnitRecord(indexUnit(unit))]));
  const unknown = (ref: string): UnitRecord =>
    newUnitRecord(indexUnit({ ref, number: null, title: "", criteria: [], outcomes: [] }));
  const others = new Map<string, UnitRecord>();
  const listed = new Set<string>();
  const nowhere = unknown("");
  others.set("", nowhere);
  let state = startPage(nowhere, "closed");

  let afterPageHeading = false;
  for (const line of textLines(text)) {
    const goesOn = afterPageHeading;
    afterPageHeading = line.cells.length === 1 && isUnitPageHeading(textOf(line.cells[0] ?? []));
    const headings = line.cells.map((cell) =>
      cell.length === 0 ? null : headingReference(textOf(cell), goesOn),
    );
    const refs = [...new Set(headings.filter((ref) => ref !== null))];
    const [ref] = refs;
    if (ref === undefined) {
      readLine(state, line);
      continue;
    }
    // A row that names several units is part of an overview: nobody's criteria.
    const key = refs.length === 1 ? ref : "";
    const same = state.record.index.ref === key;
    if (!same) {
      const record = records.get(key) ?? others.get(key) ?? unknown(key);
      if (!records.has(key)) others.set(key, record);
      state = startPage(record, key === "" ? "closed" : "heading");
    }
    listed.add(key);
    const rest: TextLine = {
      ...line,
      cells: line.cells.map((cell, index) => (headings[index] === null ? cell : [])),
    };
    // Beside a page heading in the middle of a unit stands its title, unless it is criteria.
    const { index } = state.record;
    const counts = (content: string): boolean =>
      openingIn(content) !== null || holdsCriterion(content, index);
    if (!same || rest.cells.some((cell) => counts(textOf(cell)))) readLine(state, rest);
  }

  const vocabulary = vocabularyOf(text);
  const judge = (record: UnitRecord): UnitJudgement =>
    judgeUnit(record, listed.has(record.index.ref), vocabulary);
  const own = [...records.values()].map(judge);
  const all = [...own, ...[...others.values()].map(judge)];
  return {
    specification: specification.id,
    units: own.map(({ ref, criteria }) => ({ ref, criteria })),
    notFound: own.flatMap(({ notFound }) => notFound),
    unplaced: byLine(all.flatMap(({ unplaced }) => unplaced)),
    withoutNumber: byLine(own.flatMap(({ withoutNumber }) => withoutNumber)),
    printedDifferently: byLine(own.flatMap(({ printedDifferently }) => printedDifferently)),
  };
}
