import type { Cell } from "@evidence-mapper/shared/tracker/workbook";
import { faults, FileFault } from "./file-fault.ts";
import { LAST_COLUMN, LAST_ROW } from "./limits.ts";
import { isTrue } from "./xlsx-package.ts";
import type { SheetBuilder, WorkbookBuilder } from "./workbook-builder.ts";
import type { XmlHandler } from "./xml-reader.ts";
import { attribute, decodeXml } from "./xml-text.ts";
import type { ZipParts } from "./zip-parts.ts";

/** Reads an OpenDocument spreadsheet (.ods). Throws `FileFault`. */
export async function readOds(zip: ZipParts, builder: WorkbookBuilder): Promise<void> {
  await refuseEncrypted(zip);
  const content = zip.find("content.xml");
  if (content === undefined) throw new FileFault(faults.damaged("its content is missing"));
  await zip.readXml(content, contentHandler(builder));
}

/** A document with a password keeps its parts' names and hides their content; only the manifest says so. */
async function refuseEncrypted(zip: ZipParts): Promise<void> {
  if (zip.find("encrypted-package") !== undefined) throw new FileFault(faults.encrypted());
  const manifest = zip.find("META-INF/manifest.xml");
  if (manifest === undefined) return;
  await zip.readXml(manifest, {
    open(name) {
      if (name === "encryption-data") throw new FileFault(faults.encrypted());
    },
    close: () => undefined,
    text: () => undefined,
  });
}

interface OpenCell {
  readonly attributes: string;
  readonly covered: boolean;
  /** Paragraphs of the cell, and of the note attached to it. */
  readonly text: string[];
  readonly note: string[];
}

/** Inside a cell these hold text that is not the cell's: drawings, the author and the date of a note. */
const ASIDE: ReadonlySet<string> = new Set([
  "frame",
  "custom-shape",
  "g",
  "shapes",
  "object",
  "creator",
  "date",
]);

function contentHandler(builder: WorkbookBuilder): XmlHandler {
  const hiddenStyles = new Set<string>();
  const dateFormats = new Set<string>();
  const dateStyles = new Set<string>();
  let dateFormat = "";
  let tableStyle = "";
  let dayZero = Date.UTC(1899, 11, 30);
  let sheet: SheetBuilder | undefined;
  let row = 0;
  let column = 0;
  let rowRepeat = 1;
  /** Cells of the row that is being read, to be repeated when it ends. */
  let rowCells: { column: number; count: number; value: number }[] = [];
  let cell: OpenCell | undefined;
  let inNote = false;
  let aside = 0;
  let inParagraph = false;

  function paragraphs(): string[] | undefined {
    return inNote ? cell?.note : cell?.text;
  }

  function append(text: string): void {
    if (!inParagraph || aside > 0) return;
    const target = paragraphs();
    if (target && target.length > 0) target[target.length - 1] += text;
  }

  function closeCell({ attributes, covered, text, note }: OpenCell): void {
    const repeat = Math.max(
      1,
      Math.trunc(Number(attribute(attributes, "table:number-columns-repeated") ?? 1)) || 1,
    );
    const value = builder.intern(dated(odsCell(attributes, text.join("\n")), attributes));
    if (value !== 0) rowCells.push({ column, count: repeat, value });
    if (!covered) addMerge(attributes);
    sheet?.note(row, column, note.join("\n"));
    column = Math.min(column + repeat, LAST_COLUMN + 1);
  }

  /** Some programs store a date as a number of days and leave it to the cell's style to show one. */
  function dated(value: Cell, attributes: string): Cell {
    if (value === null || typeof value !== "object" || value.kind !== "number") return value;
    if (!dateStyles.has(attribute(attributes, "table:style-name") ?? "")) return value;
    const day = new Date(dayZero + Math.floor(value.value) * 86_400_000);
    if (Number.isNaN(day.getTime()) || day.getUTCFullYear() > 9999 || value.value < 1) return value;
    return { kind: "date", date: day.toISOString().slice(0, 10), shown: value.shown };
  }

  function addMerge(attributes: string): void {
    const wide = Number(attribute(attributes, "table:number-columns-spanned") ?? 1);
    const high = Number(attribute(attributes, "table:number-rows-spanned") ?? 1);
    if (!(wide > 1 || high > 1)) return;
    sheet?.merge({
      top: row,
      left: column,
      bottom: row + Math.max(1, high) - 1,
      right: column + Math.max(1, wide) - 1,
    });
  }

  function closeRow(): void {
    for (let again = 0; again < rowRepeat && rowCells.length > 0; again += 1) {
      for (const { column: first, count, value } of rowCells) {
        for (let step = 0; step < count; step += 1) sheet?.set(row + again, first + step, value);
      }
    }
    row = Math.min(row + rowRepeat, LAST_ROW + 1);
    rowCells = [];
  }

  return {
    open(name, attributes) {
      if (cell && ASIDE.has(name)) aside += 1;
      if (aside > 0) return;
      switch (name) {
        case "date-style":
          dateFormat = attribute(attributes, "style:name") ?? "";
          break;
        case "day":
        case "month":
        case "year":
          if (dateFormat !== "") dateFormats.add(dateFormat);
          break;
        case "null-date":
          dayZero = Date.parse(attribute(attributes, "table:date-value") ?? "") || dayZero;
          break;
        case "style":
          if (dateFormats.has(attribute(attributes, "style:data-style-name") ?? "")) {
            dateStyles.add(attribute(attributes, "style:name") ?? "");
          }
          tableStyle =
            attribute(attributes, "style:family") === "table"
              ? (attribute(attributes, "style:name") ?? "")
              : "";
          break;
        case "table-properties":
          if (tableStyle !== "" && attribute(attributes, "table:display") === "false")
            hiddenStyles.add(tableStyle);
          break;
        case "table": {
          const style = attribute(attributes, "table:style-name") ?? "";
          // A copy of another file's cells, kept for formulas; no tab of this workbook.
          if (style === "ta_extref") break;
          sheet = builder.sheet(attribute(attributes, "table:name") ?? "");
          if (hiddenStyles.has(style)) sheet.hide();
          row = 0;
          break;
        }
        case "table-row":
          column = 0;
          rowRepeat = Math.max(
            1,
            Math.trunc(Number(attribute(attributes, "table:number-rows-repeated") ?? 1)) || 1,
          );
          break;
        case "table-cell":
        case "covered-table-cell":
          if (sheet) cell = { attributes, covered: name !== "table-cell", text: [], note: [] };
          break;
        case "annotation":
          inNote = true;
          break;
        case "p":
        case "h":
          paragraphs()?.push("");
          inParagraph = true;
          break;
        case "s":
          append(" ".repeat(Math.min(Number(attribute(attributes, "text:c") ?? 1) || 1, 1000)));
          break;
        case "tab":
          append("\t");
          break;
        case "line-break":
          append("\n");
          break;
      }
    },
    close(name) {
      if (aside > 0) {
        if (cell && ASIDE.has(name)) aside -= 1;
        return;
      }
      switch (name) {
        case "date-style":
          dateFormat = "";
          break;
        case "table":
          sheet = undefined;
          break;
        case "table-row":
          closeRow();
          break;
        case "table-cell":
        case "covered-table-cell":
          if (cell) closeCell(cell);
          cell = undefined;
          break;
        case "annotation":
          inNote = false;
          break;
        case "p":
        case "h":
          inParagraph = false;
          break;
      }
    },
    text(raw) {
      if (inParagraph && cell) append(decodeXml(raw).replace(/[ \t\r\n]+/g, " "));
    },
  };
}

/** A cell's value from its attributes and the text that the sheet shows. */
function odsCell(attributes: string, text: string): Cell {
  const formula = attribute(attributes, "table:formula");
  const type = attribute(attributes, "office:value-type");
  if (
    attribute(attributes, "calcext:value-type") === "error" ||
    (formula !== undefined && isErrorText(text))
  ) {
    return { kind: "error", shown: text };
  }
  switch (type) {
    case "float":
    case "percentage":
    case "currency":
      return odsNumber(attribute(attributes, "office:value"), text);
    case "date": {
      const date = /^\d{4}-\d{2}-\d{2}/.exec(attribute(attributes, "office:date-value") ?? "")?.[0];
      return date === undefined ? text : { kind: "date", date, shown: text || date };
    }
    case "time": {
      const value = daysOf(attribute(attributes, "office:time-value") ?? "");
      return value === undefined ? text : { kind: "number", value, shown: text };
    }
    case "boolean":
      return isTrue(attribute(attributes, "office:boolean-value"));
    case "string":
      return text || (attribute(attributes, "office:string-value") ?? "");
    default:
      if (formula !== undefined && text === "")
        return { kind: "uncalculated", formula: readableFormula(formula) };
      return text;
  }
}

function odsNumber(stored: string | undefined, text: string): Cell {
  const value = Number(stored);
  if (stored === undefined || !Number.isFinite(value)) return text;
  if (text === "" || text === String(value)) return value;
  // Shown to nine digits or more it is the plain number, cut to the width of the screen.
  const digits = text.replace(/^-?0*\.?0*|\D/g, "").length;
  if (digits >= 9 && Math.abs(Number(text) - value) <= Math.abs(value) * 1e-8) return value;
  return { kind: "number", value, shown: text };
}

/** `PT10H30M00S` as a part of a day, which is how every other format stores a time. */
function daysOf(duration: string): number | undefined {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration);
  if (!match) return undefined;
  const [, hours = 0, minutes = 0, seconds = 0] = match;
  return (Number(hours) + Number(minutes) / 60 + Number(seconds) / 3600) / 24;
}

function isErrorText(text: string): boolean {
  return /^(#[A-Z/0]+[!?]?|#N\/A|Err:\d+)$/.test(text);
}

/** `of:=SUM([.A1:.B2])` as a person would type it: `=SUM(A1:B2)`. */
function readableFormula(formula: string): string {
  return formula
    .replace(/^\w+:(?==)/, "")
    .replace(/\[([^\]]*)\]/g, (_whole, area: string) => area.replace(/(^|:)\./g, "$1"));
}
