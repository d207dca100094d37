/** Named ranges, protected ranges, merged cells, filters and colours. */
import { type sheets_v4 } from "googleapis/build/src/apis/sheets/v4";
import { invalid } from "../api-fault.ts";
import { gridRange } from "../answers/spreadsheet-json.ts";
import { type Area, type Book, type ProtectedRange, withSheet } from "../book/book.ts";
import { changeArea } from "../book/change-cells.ts";
import { areaOf, jsonOf, maskNames } from "./given.ts";
import { done, type Outcome, type RequestContext } from "./outcome.ts";

const nameOfRange = /^[A-Za-z_][A-Za-z0-9_]{0,249}$/;
const looksLikeCell = /^(?:[A-Za-z]{1,3}\d+|[Rr]\d+[Cc]\d+|true|false)$/i;

export function addNamedRange(
  book: Book,
  { namedRange = {} }: sheets_v4.Schema$AddNamedRangeRequest,
  context: RequestContext,
): Outcome {
  const name = namedRange.name ?? "";
  checkName(book, name, null);
  const { sheet, area } = areaOf(book, namedRange.range);
  const id = namedRange.namedRangeId ?? context.newId();
  if (book.namedRanges.some((one) => one.id === id)) throw invalid(`addNamedRange: the id ${id} is taken`);
  const fresh = { ...book, namedRanges: [...book.namedRanges, { id, name, sheetId: sheet.id, area }] };
  return done(fresh, {
    addNamedRange: { namedRange: { namedRangeId: id, name, range: gridRange(sheet.id, area) } },
  });
}

export function updateNamedRange(
  book: Book,
  { namedRange = {}, fields }: sheets_v4.Schema$UpdateNamedRangeRequest,
): Outcome {
  const old = book.namedRanges.find(({ id }) => id === namedRange.namedRangeId);
  if (old === undefined) throw invalid(`There is no named range with the id ${namedRange.namedRangeId}`);
  const names = maskNames(fields, ["name", "range"]);
  const name = names.includes("name") ? (namedRange.name ?? "") : old.name;
  checkName(book, name, old.id);
  const place = names.includes("range") ? areaOf(book, namedRange.range) : null;
  const fresh = {
    ...old,
    name,
    ...(place === null ? {} : { sheetId: place.sheet.id, area: place.area }),
  };
  return done({ ...book, namedRanges: book.namedRanges.map((one) => (one === old ? fresh : one)) });
}

export function deleteNamedRange(
  book: Book,
  { namedRangeId }: sheets_v4.Schema$DeleteNamedRangeRequest,
): Outcome {
  const namedRanges = book.namedRanges.filter(({ id }) => id !== namedRangeId);
  if (namedRanges.length === book.namedRanges.length)
    throw invalid(`There is no named range with the id ${namedRangeId}`);
  return done({ ...book, namedRanges });
}

function checkName(book: Book, name: string, own: string | null): void {
  if (!nameOfRange.test(name) || looksLikeCell.test(name))
    throw invalid(`The name of the named range is invalid: "${name}".`);
  if (book.namedRanges.some((one) => one.id !== own && one.name.toLowerCase() === name.toLowerCase()))
    throw invalid(`A named range with the name "${name}" already exists.`);
}

export function addProtectedRange(
  book: Book,
  { protectedRange = {} }: sheets_v4.Schema$AddProtectedRangeRequest,
  context: RequestContext,
): Outcome {
  const { sheet, area } = areaOf(book, protectedRange.range);
  const fresh: ProtectedRange = {
    id: protectedRange.protectedRangeId ?? context.newNumber(),
    area,
    description: protectedRange.description ?? "",
    warningOnly: protectedRange.warningOnly ?? false,
  };
  if (book.sheets.some(({ protectedRanges }) => protectedRanges.some(({ id }) => id === fresh.id)))
    throw invalid(`addProtectedRange: the id ${fresh.id} is taken`);
  const changed = { ...sheet, protectedRanges: [...sheet.protectedRanges, fresh] };
  return done(withSheet(book, changed), {
    addProtectedRange: {
      protectedRange: {
        protectedRangeId: fresh.id,
        range: gridRange(sheet.id, area),
        description: fresh.description,
        warningOnly: fresh.warningOnly,
      },
    },
  });
}

export function deleteProtectedRange(
  book: Book,
  { protectedRangeId }: sheets_v4.Schema$DeleteProtectedRangeRequest,
): Outcome {
  for (const sheet of book.sheets) {
    const rest = sheet.protectedRanges.filter(({ id }) => id !== protectedRangeId);
    if (rest.length < sheet.protectedRanges.length)
      return done(withSheet(book, { ...sheet, protectedRanges: rest }));
  }
  throw invalid(`There is no protected range with the id ${protectedRangeId}`);
}

export function setBasicFilter(book: Book, { filter = {} }: sheets_v4.Schema$SetBasicFilterRequest): Outcome {
  const { sheet, area } = areaOf(book, filter.range);
  return done(withSheet(book, { ...sheet, filter: area }));
}

export function clearBasicFilter(book: Book, { sheetId }: sheets_v4.Schema$ClearBasicFilterRequest): Outcome {
  const { sheet } = areaOf(book, { sheetId: sheetId ?? 0 });
  return done(withSheet(book, { ...sheet, filter: null }));
}

/** Only the first cell keeps what it holds. */
export function mergeCells(book: Book, { range, mergeType }: sheets_v4.Schema$MergeCellsRequest): Outcome {
  const { sheet, area } = areaOf(book, range);
  const bottom = area.bottom ?? sheet.rowCount;
  const right = area.right ?? sheet.columnCount;
  const merges: Area[] = [];
  if (mergeType === "MERGE_ROWS")
    for (let top = area.top; top < bottom; top += 1)
      merges.push({ top, bottom: top + 1, left: area.left, right });
  else if (mergeType === "MERGE_COLUMNS")
    for (let left = area.left; left < right; left += 1)
      merges.push({ top: area.top, bottom, left, right: left + 1 });
  else merges.push({ top: area.top, bottom, left: area.left, right });
  if (sheet.merges.some((old) => merges.some((fresh) => overlap(old, fresh))))
    throw invalid("You can't merge cells that are merged already.");
  let changed = { ...sheet, merges: [...sheet.merges, ...merges] };
  for (const merged of merges) {
    const first = sheet.rows[merged.top]?.[merged.left] ?? null;
    changed = {
      ...changeArea(changed, merged, (cell) =>
        cell === null ? null : { ...cell, value: null, formula: null, note: null },
      ),
      merges: changed.merges,
    };
    changed = {
      ...changeArea(changed, { ...merged, bottom: merged.top + 1, right: merged.left + 1 }, () => first),
      merges: changed.merges,
    };
  }
  return done(withSheet(book, changed));
}

export function unmergeCells(book: Book, { range }: sheets_v4.Schema$UnmergeCellsRequest): Outcome {
  const { sheet, area } = areaOf(book, range);
  const merges = sheet.merges.filter((merged) => !overlap(merged, area));
  return done(withSheet(book, { ...sheet, merges }));
}

function overlap(a: Area, b: Area): boolean {
  const end = (edge: number | null): number => edge ?? Infinity;
  return a.top < end(b.bottom) && b.top < end(a.bottom) && a.left < end(b.right) && b.left < end(a.right);
}

export function addConditionalFormatRule(
  book: Book,
  { rule = {}, index }: sheets_v4.Schema$AddConditionalFormatRuleRequest,
): Outcome {
  const { sheet } = areaOf(book, rule.ranges?.[0]);
  const rules = [...sheet.conditionalFormats];
  rules.splice(index ?? rules.length, 0, jsonOf(rule));
  return done(withSheet(book, { ...sheet, conditionalFormats: rules }));
}
