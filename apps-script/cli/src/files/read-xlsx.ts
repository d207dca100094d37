import type { Cell } from "@evidence-mapper/shared/tracker/workbook";
import { builtInFormat, numberFormat, serialOf, type NumberFormat } from "./number-format.ts";
import { readXlsxComments } from "./xlsx-comments.ts";
import { isTrue, xlsxWorkbook } from "./xlsx-package.ts";
import { officeText, sharedStrings, styleFormats } from "./xlsx-text.ts";
import { areaReference, cellReference } from "./cell-reference.ts";
import type { SheetBuilder, WorkbookBuilder } from "./workbook-builder.ts";
import type { XmlHandler } from "./xml-reader.ts";
import { attribute, decodeXml } from "./xml-text.ts";
import type { ZipParts } from "./zip-parts.ts";

/** What all tabs of a workbook share. */
interface Shared {
  readonly builder: WorkbookBuilder;
  /** The place of each shared text. */
  readonly texts: readonly number[];
  /** The place of a number in a cell of a style. */
  number(value: number, style: number): number;
  /** A date that is stored as text, shown in a cell of a style. */
  date(text: string, style: number): Cell;
}

/**
 * Reads an .xlsx or .xlsm workbook, transitional or strict. Macros, pictures and charts are never unpacked.
 * Throws `FileFault`.
 */
export async function readXlsx(zip: ZipParts, builder: WorkbookBuilder): Promise<void> {
  const workbook = await xlsxWorkbook(zip);
  const codes = await styleFormats(zip, workbook.styles, builtInFormat);
  const shared: Shared = {
    builder,
    texts: await sharedStrings(zip, workbook.sharedStrings, (text) => builder.intern(text)),
    number: numberPlaces(builder, codes, workbook.date1904),
    date: (text, style) =>
      writtenDate(text, numberFormat(codes[style] ?? "General", workbook.date1904), workbook.date1904),
  };
  for (const { name, hidden, part } of workbook.sheets) {
    const sheet = builder.sheet(name);
    if (hidden) sheet.hide();
    await zip.readXml(part, sheetHandler(sheet, shared));
    await readXlsxComments(zip, part, sheet);
  }
}

/** Formats each different number of a format once: a tracker repeats few dates over many cells. */
function numberPlaces(
  builder: WorkbookBuilder,
  codes: readonly string[],
  date1904: boolean,
): Shared["number"] {
  const byCode = new Map<string, (value: number) => number>();
  function placesFor(code: string): (value: number) => number {
    const format = numberFormat(code, date1904);
    const known = new Map<number, number>();
    return (value) => {
      const found = known.get(value);
      if (found !== undefined) return found;
      const place = builder.intern(format(value));
      known.set(value, place);
      return place;
    };
  }
  const byStyle = codes.map((code) => {
    const places = byCode.get(code) ?? placesFor(code);
    byCode.set(code, places);
    return places;
  });
  const general = placesFor("General");
  return (value, style) => (byStyle[style] ?? general)(value);
}

/** A row's own number, from 0; `undefined` when it has none that can be read. */
function rowNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) - 1 : undefined;
}

/** Strict files may store a date as text; it is shown in the style's own way all the same. */
function writtenDate(text: string, format: NumberFormat, date1904: boolean): Cell {
  const milliseconds = Date.parse(text.includes("T") ? `${text.replace(/Z$/, "")}Z` : text);
  if (Number.isNaN(milliseconds)) return text;
  const shown = format(serialOf(milliseconds, date1904));
  if (shown !== null && typeof shown === "object" && shown.kind === "date") return shown;
  return { kind: "date", date: new Date(milliseconds).toISOString().slice(0, 10), shown: text };
}

function sheetHandler(sheet: SheetBuilder, shared: Shared): XmlHandler {
  const { builder } = shared;
  const sharedFormulas = new Map<string, string>();
  let inData = false;
  let row = -1;
  let column = -1;
  let inCell = false;
  let type = "";
  let style = 0;
  let value: string | undefined;
  let formula: string | undefined;
  let sharedFormula: string | undefined;
  let inPhonetic = false;
  let capturing: "" | "value" | "formula" = "";

  function openCell(attributes: string): void {
    const place = cellReference(attribute(attributes, "r") ?? "");
    if (place) ({ row, column } = place);
    else column += 1;
    type = attribute(attributes, "t") ?? "n";
    style = Number(attribute(attributes, "s") ?? "0");
    value = formula = sharedFormula = undefined;
    inCell = true;
  }

  function openFormula(attributes: string): void {
    capturing = "formula";
    formula = "";
    sharedFormula = attribute(attributes, "t") === "shared" ? attribute(attributes, "si") : undefined;
  }

  function formulaText(): string {
    const text = decodeXml(formula ?? "");
    if (sharedFormula === undefined) return `=${text}`;
    if (text !== "") sharedFormulas.set(sharedFormula, text);
    return `=${text || (sharedFormulas.get(sharedFormula) ?? "")}`;
  }

  /** The place of the cell's value in the workbook. */
  function cellValue(): number {
    const missing = value === undefined || (value === "" && type !== "str" && type !== "inlineStr");
    if (formula !== undefined) {
      const text = formulaText();
      if (missing) return builder.intern({ kind: "uncalculated", formula: text });
    }
    if (missing || value === undefined) return 0;
    switch (type) {
      case "s":
        return shared.texts[Number(value)] ?? 0;
      case "str":
      case "inlineStr":
        return builder.intern(officeText(value));
      case "b":
        return builder.intern(isTrue(value.trim()));
      case "e":
        return builder.intern({ kind: "error", shown: officeText(value) });
      case "d":
        return builder.intern(shared.date(value, style));
      default: {
        const number = Number(value);
        return Number.isFinite(number) ? shared.number(number, style) : builder.intern(officeText(value));
      }
    }
  }

  return {
    open(name, attributes) {
      switch (name) {
        case "sheetData":
          inData = true;
          break;
        case "row":
          if (!inData) break;
          row = rowNumber(attribute(attributes, "r")) ?? row + 1;
          column = -1;
          break;
        case "c":
          if (inData) openCell(attributes);
          break;
        case "v":
          if (!inCell) break;
          value = "";
          capturing = "value";
          break;
        case "f":
          if (inCell) openFormula(attributes);
          break;
        case "is":
          if (inCell) value = "";
          break;
        case "rPh":
          inPhonetic = true;
          break;
        case "t":
          if (inCell && !inPhonetic && type === "inlineStr") capturing = "value";
          break;
        case "mergeCell": {
          const area = areaReference(attribute(attributes, "ref") ?? "");
          if (area) sheet.merge(area);
          break;
        }
      }
    },
    close(name) {
      switch (name) {
        case "sheetData":
          inData = false;
          break;
        case "c":
          if (inCell) sheet.set(row, column, cellValue());
          inCell = false;
          break;
        case "rPh":
          inPhonetic = false;
          break;
        case "v":
        case "f":
        case "t":
          capturing = "";
          break;
      }
    },
    text(raw) {
      if (capturing === "value") value = (value ?? "") + raw;
      else if (capturing === "formula") formula = (formula ?? "") + raw;
    },
  };
}
