/**
 * Notes, drop-downs, names, guarded areas and colour rules between the open tracker and Google's interface, both
 * ways: what a program writes comes into the book, its file and all windows.
 */
import * as z from "zod";
import { columnName, type Merge } from "@evidence-mapper/shared/tracker/workbook";
import { type Book } from "../book/book.ts";
import { type Change } from "../book/change.ts";
import { type Guard, guardKey, guardsIn } from "../book/moved-guards.ts";
import { type CellLooks } from "../book/looks.ts";
import {
  type DropDown,
  extrasOf,
  type FileColourRule,
  type FileNote,
  namesOf,
  resourcesOf,
  type TabExtras,
} from "../files/page-resources.ts";
import {
  type Area,
  type Book as SheetsBook,
  type BookCell,
  type BookSheet,
  emptyCell,
  type ProtectedRange,
} from "../sheets-server/book/book.ts";
import { type JsonObject } from "../sheets-server/json.ts";

const condition = z.looseObject({
  type: z.string().optional(),
  values: z.array(z.looseObject({ userEnteredValue: z.string().optional() })).optional(),
});
const validation = z.looseObject({
  condition: condition.optional(),
  strict: z.boolean().optional(),
  inputMessage: z.string().optional(),
});
const fraction = z.number().min(0).max(1).default(0);
const colour = z.object({ red: fraction, green: fraction, blue: fraction });
const colourRule = z.looseObject({
  ranges: z.array(
    z.looseObject({
      startRowIndex: z.number().default(0),
      endRowIndex: z.number().optional(),
      startColumnIndex: z.number().default(0),
      endColumnIndex: z.number().optional(),
    }),
  ),
  booleanRule: z
    .looseObject({
      condition,
      format: z
        .looseObject({
          backgroundColor: colour.optional(),
          textFormat: z
            .looseObject({ bold: z.boolean().optional(), foregroundColor: colour.optional() })
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

/** The tab with its notes, drop-downs and guarded areas, as the interface knows them. */
export function withExtras(sheet: BookSheet, book: Book, tab: string): BookSheet {
  const { notes, dropDowns } = extrasOf(book.resources, tab);
  const rows = sheet.rows.map((row) => [...row]);
  const change = (row: number, column: number, with_: Partial<BookCell>): void => {
    while (rows.length <= row) rows.push([]);
    const line = rows[row] ?? [];
    while (line.length <= column) line.push(null);
    line[column] = { ...(line[column] ?? emptyCell), ...with_ };
  };
  for (const { row, column, text } of notes) change(row, column, { note: text });
  for (const rule of dropDowns) {
    const given = apiRule(rule);
    if (given === null) continue;
    for (const { top, left, bottom, right } of rule.areas)
      for (let row = top; row <= Math.min(bottom, sheet.rowCount - 1); row += 1)
        for (let column = left; column <= Math.min(right, sheet.columnCount - 1); column += 1)
          change(row, column, { validation: given });
  }
  const protectedRanges = guardsIn(book.store).flatMap((one, index): ProtectedRange[] =>
    one.tab !== tab
      ? []
      : [
          {
            id: index + 1,
            area: { top: one.top, left: one.left, bottom: one.bottom + 1, right: one.right + 1 },
            description: one.description,
            warningOnly: true,
          },
        ],
  );
  return { ...sheet, rows, protectedRanges };
}

/** What a program's request means for everything beside cells. */
export function extraChanges(
  book: Book,
  before: SheetsBook,
  after: SheetsBook,
  idOf: (sheet: number) => string,
): Change[] {
  const old = new Map(before.sheets.map((sheet) => [sheet.id, sheet]));
  const extras = new Map<string, TabExtras>(
    book.tabs.map(({ id }) => [id, extrasOf(book.resources, id)] as const),
  );
  const touched = new Set<string>();
  for (const sheet of after.sheets) {
    const was = old.get(sheet.id);
    if (was === sheet) continue;
    const tab = idOf(sheet.id);
    const known = extras.get(tab) ?? { notes: [], dropDowns: [], colours: [] };
    const notes = notesIn(sheet);
    const isNoted = JSON.stringify(notes) !== JSON.stringify(was === undefined ? [] : notesIn(was));
    const ruled = changedRules(was, sheet);
    const fresh = sheet.conditionalFormats.slice(was?.conditionalFormats.length ?? 0);
    if (isNoted) touched.add("SHEET_NOTE_PLUGIN");
    if (ruled.length > 0) touched.add("SHEET_DATA_VALIDATION_PLUGIN");
    if (fresh.length > 0) touched.add("SHEET_CONDITIONAL_FORMATTING_PLUGIN");
    extras.set(tab, {
      notes: isNoted ? notes : known.notes,
      dropDowns: [...ruled.reduce(withoutArea, known.dropDowns), ...ruled.flatMap(({ rule }) => rule ?? [])],
      colours: [...known.colours, ...fresh.flatMap((rule) => fileColours(rule, sheet))],
    });
  }
  const names = namesIn(after);
  if (JSON.stringify([...names]) !== JSON.stringify([...namesIn(before)]))
    touched.add("SHEET_DEFINED_NAME_PLUGIN");
  // Names that stand for something else than cells are not in the interface.
  const seen = namesIn(before);
  const all = new Map([...namesOf(book.resources)].filter(([name]) => !seen.has(name)));
  for (const [name, reference] of names) all.set(name, reference);
  const changes: Change[] = [...resourcesOf(extras, all)].flatMap(([name, text]): Change[] =>
    touched.has(name) ? [{ kind: "resource", name, text }] : [],
  );
  const guards = after.sheets.flatMap((sheet) => guardedIn(sheet, idOf(sheet.id)));
  const had = before.sheets.flatMap((sheet) => guardedIn(sheet, idOf(sheet.id)));
  if (JSON.stringify(guards) !== JSON.stringify(had))
    changes.push({
      kind: "remember",
      key: guardKey,
      text: guards.length === 0 ? null : JSON.stringify(guards),
    });
  return changes;
}

function notesIn({ rows }: BookSheet): readonly FileNote[] {
  return rows.flatMap((row, index) =>
    row.flatMap((cell, column) =>
      cell?.note ? [{ row: index, column, text: cell.note } satisfies FileNote] : [],
    ),
  );
}

function namesIn({ sheets, namedRanges }: SheetsBook): ReadonlyMap<string, string> {
  return new Map(
    namedRanges.flatMap(({ name, sheetId, area }) => {
      const sheet = sheets.find(({ id }) => id === sheetId);
      if (sheet === undefined) return [];
      const { top, left, bottom, right } = closed(area, sheet);
      const cells = `$${columnName(left)}$${top + 1}:$${columnName(right)}$${bottom + 1}`;
      return [[name, `'${sheet.title.replaceAll("'", "''")}'!${cells}`] as const];
    }),
  );
}

function guardedIn(sheet: BookSheet, tab: string): readonly Guard[] {
  return sheet.protectedRanges.map(({ area, description }) => ({ tab, description, ...closed(area, sheet) }));
}

function closed({ top, left, bottom, right }: Area, { rowCount, columnCount }: BookSheet): Merge {
  return { top, left, bottom: (bottom ?? rowCount) - 1, right: (right ?? columnCount) - 1 };
}

interface RuledArea {
  readonly area: Merge;
  /** `null`: the cells may hold anything now. */
  readonly rule: DropDown | null;
}

interface Run {
  readonly text: string;
  readonly rule: JsonObject | null;
  area: Merge;
}

/** Cells that have another rule now, joined down their columns. */
function changedRules(before: BookSheet | undefined, after: BookSheet): readonly RuledArea[] {
  const runs: Run[] = [];
  const height = Math.max(before?.rows.length ?? 0, after.rows.length);
  const width = Math.max(0, ...after.rows.map((row) => row.length));
  for (let column = 0; column < width; column += 1)
    for (let row = 0; row < height; row += 1) {
      const is = after.rows[row]?.[column]?.validation ?? null;
      const was = before?.rows[row]?.[column]?.validation ?? null;
      const text = JSON.stringify(is);
      if (is === was || text === JSON.stringify(was)) continue;
      const last = runs.at(-1);
      if (last?.text === text && last.area.left === column && last.area.bottom === row - 1)
        last.area = { ...last.area, bottom: row };
      else runs.push({ text, rule: is, area: { top: row, left: column, bottom: row, right: column } });
    }
  return runs.map(({ rule, area }) => ({ area, rule: rule === null ? null : fileRule(rule, area) }));
}

/** The rules without those that were about the same cells. */
function withoutArea(rules: readonly DropDown[], { area }: RuledArea): readonly DropDown[] {
  return rules.flatMap((rule) => {
    const areas = rule.areas.flatMap((one) => outside(one, area));
    return areas.length === 0 ? [] : [{ ...rule, areas }];
  });
}

function outside(one: Merge, taken: Merge): readonly Merge[] {
  const top = Math.max(one.top, taken.top);
  const bottom = Math.min(one.bottom, taken.bottom);
  const left = Math.max(one.left, taken.left);
  const right = Math.min(one.right, taken.right);
  if (top > bottom || left > right) return [one];
  return [
    { ...one, bottom: top - 1 },
    { ...one, top: bottom + 1 },
    { top, bottom, left: one.left, right: left - 1 },
    { top, bottom, left: right + 1, right: one.right },
  ].filter((rest) => rest.top <= rest.bottom && rest.left <= rest.right);
}

/** Any date; the calendars of spreadsheets agree from here on. */
const firstDate = "61";

function fileRule(given: JsonObject, area: Merge): DropDown | null {
  const read = validation.safeParse(given).data;
  const values = read?.condition?.values?.map(({ userEnteredValue = "" }) => userEnteredValue) ?? [];
  const rule = (kind: string, first: string, operator = "between"): DropDown => ({
    areas: [area],
    kind,
    operator,
    first,
    second: "",
    strict: read?.strict ?? false,
    help: read?.inputMessage ?? "",
  });
  switch (read?.condition?.type) {
    case "ONE_OF_LIST":
      return rule("list", `"${values.join(",").replaceAll('"', '""')}"`);
    case "ONE_OF_RANGE":
      return rule("list", (values[0] ?? "").replace(/^=/, ""));
    case "BOOLEAN":
      return rule("checkbox", "");
    case "DATE_IS_VALID":
      return rule("date", firstDate, "greaterThanOrEqual");
    case "CUSTOM_FORMULA":
      return rule("custom", (values[0] ?? "").replace(/^=/, ""));
    default:
      return null;
  }
}

function apiRule({ kind, first, strict, help }: DropDown): JsonObject | null {
  const rest = { strict, showCustomUi: true, ...(help === "" ? {} : { inputMessage: help }) };
  const listed = /^"(.*)"$/s.exec(first)?.[1]?.replaceAll('""', '"');
  switch (kind) {
    case "list":
      return {
        condition:
          listed === undefined
            ? { type: "ONE_OF_RANGE", values: [{ userEnteredValue: `=${first}` }] }
            : {
                type: "ONE_OF_LIST",
                values: listed.split(",").map((userEnteredValue) => ({ userEnteredValue })),
              },
        ...rest,
      };
    case "checkbox":
      return { condition: { type: "BOOLEAN" }, ...rest };
    case "date":
      return { condition: { type: "DATE_IS_VALID" }, ...rest };
    case "custom":
      return { condition: { type: "CUSTOM_FORMULA", values: [{ userEnteredValue: `=${first}` }] }, ...rest };
    default:
      return null;
  }
}

function fileColours(given: JsonObject, sheet: BookSheet): readonly FileColourRule[] {
  const read = colourRule.safeParse(given).data;
  const when = read?.booleanRule?.condition;
  const formula = when?.type === "CUSTOM_FORMULA" ? when.values?.[0]?.userEnteredValue : undefined;
  if (read === undefined || formula === undefined) return [];
  const { backgroundColor, textFormat } = read.booleanRule?.format ?? {};
  const looks: CellLooks = {
    ...(backgroundColor === undefined ? {} : { bg: { rgb: hex(backgroundColor) } }),
    ...(textFormat?.foregroundColor === undefined ? {} : { cl: { rgb: hex(textFormat.foregroundColor) } }),
    ...(textFormat?.bold === true ? { bl: 1 } : {}),
  };
  const areas = read.ranges.map((range) =>
    closed(
      {
        top: range.startRowIndex,
        bottom: range.endRowIndex ?? null,
        left: range.startColumnIndex,
        right: range.endColumnIndex ?? null,
      },
      sheet,
    ),
  );
  return [{ areas, when: formula.replace(/^=/, ""), looks }];
}

function hex({ red, green, blue }: z.infer<typeof colour>): string {
  return `#${[red, green, blue]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}
