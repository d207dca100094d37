/**
 * Turns a made-up workbook into the bytes of a file, the same bytes on every run: no clock, no machine, one
 * fixed time stamp in the archive.
 *
 * SheetJS writes cells, merges, widths and comments. It leaves out frozen panes and bold headings, and a
 * tracker without them is not what centres keep, so those two are put into the archive afterwards.
 */
import { CFB, utils, write, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { type SampleCell, type SampleSheet } from "./sample-book.ts";
import { writeZip } from "./write-zip.ts";

/** What SheetJS says of an archive that it has unpacked. */
interface Unpacked {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly type: number; readonly content?: Uint8Array }[];
}

type Archive = Map<string, string>;

const serialDay = 86_400_000;
const serialStart = Date.UTC(1899, 11, 30);

/** The file's bytes. `.ods` keeps neither frozen panes nor bold headings. */
export function writeBook(sheets: readonly SampleSheet[], format: "xlsx" | "ods"): Uint8Array {
  const book: WorkBook = { SheetNames: [], Sheets: {} };
  for (const sheet of sheets) utils.book_append_sheet(book, worksheet(sheet, format), sheet.name);
  const bytes: Uint8Array = write(book, {
    bookType: format,
    type: "buffer",
    compression: false,
    bookSST: true,
  });
  const archive = unpack(bytes);
  if (format === "xlsx") decorate(archive, sheets);
  else change(archive, "content.xml", (xml) => xml.replaceAll('T00:00:00.000Z"', '"'));
  // Programs tell the kind of file from what comes first.
  const first = format === "xlsx" ? "[Content_Types].xml" : "mimetype";
  const names = [first, ...[...archive.keys()].filter((name) => name !== first)];
  return writeZip(names.map((name) => ({ name, content: Buffer.from(archive.get(name) ?? "", "utf8") })));
}

function unpack(bytes: Uint8Array): Archive {
  const { FullPaths, FileIndex }: Unpacked = CFB.read(bytes, { type: "buffer" });
  const archive: Archive = new Map();
  FullPaths.forEach((path, index) => {
    const entry = FileIndex[index];
    const name = path.slice(path.indexOf("/") + 1);
    if (entry?.content === undefined || entry.type !== 2 || name.startsWith("\u0001")) return;
    archive.set(name, Buffer.from(entry.content).toString("utf8"));
  });
  return archive;
}

function worksheet({ rows, merges, widths, notes }: SampleSheet, format: "xlsx" | "ods"): WorkSheet {
  const sheet: WorkSheet = {};
  const comments = new Map(notes.map(({ row, column, by, text }) => [`${row} ${column}`, { by, text }]));
  let lastColumn = 0;
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const written = cellObject(cell, format);
      const note = comments.get(`${row} ${column}`);
      if (written === null && note === undefined) return;
      const target: CellObject = written ?? { t: "z" };
      if (note !== undefined) {
        target.c = [{ a: note.by, t: note.text }];
        target.c.hidden = true;
      }
      lastColumn = Math.max(lastColumn, column);
      sheet[utils.encode_cell({ r: row, c: column })] = target;
    });
  });
  sheet["!ref"] = utils.encode_range({ r: 0, c: 0 }, { r: Math.max(0, rows.length - 1), c: lastColumn });
  sheet["!merges"] = merges.map(({ top, left, bottom, right }) => ({
    s: { r: top, c: left },
    e: { r: bottom, c: right },
  }));
  sheet["!cols"] = widths.map((wch) => ({ wch }));
  return sheet;
}

function cellObject(cell: SampleCell, format: "xlsx" | "ods"): CellObject | null {
  if (cell === null) return null;
  if (typeof cell === "string") return { t: "s", v: cell };
  if (typeof cell === "number") return { t: "n", v: cell };
  if (typeof cell === "boolean") return { t: "b", v: cell };
  switch (cell.kind) {
    case "date":
      // OpenDocument has dates of its own; in .xlsx a date is a number with a format.
      if (format === "ods")
        return { t: "d", v: new Date(`${cell.on}T00:00:00Z`), w: cell.shown ?? britishDate(cell.on) };
      return {
        t: "n",
        v: (Date.parse(`${cell.on}T00:00:00Z`) - serialStart) / serialDay,
        z: cell.format ?? "dd/mm/yyyy",
      };
    case "shown":
      return { t: "n", v: cell.value, z: cell.format };
    case "formula":
      return cell.value === undefined
        ? { t: "s", f: cell.formula }
        : { t: "n", f: cell.formula, v: cell.value };
    case "ref-error":
      return { t: "e", v: 0x17, f: "#REF!" };
  }
}

function britishDate(on: string): string {
  return on.split("-").reverse().join("/");
}

function decorate(archive: Archive, sheets: readonly SampleSheet[]): void {
  const boldStyle = addHeadingStyle(archive);
  sheets.forEach(({ frozen, headings }, index) => {
    change(archive, `xl/worksheets/sheet${index + 1}.xml`, (xml) =>
      headings.reduce((text, row) => styleRow(text, row + 1, boldStyle), freeze(xml, frozen)),
    );
  });
}

/** Adds bold on grey, wrapped, to the styles; returns the number by which cells name it. */
function addHeadingStyle(archive: Archive): number {
  let style = 0;
  change(archive, "xl/styles.xml", (xml) => {
    const count = /<cellXfs count="(\d+)"/.exec(xml)?.[1];
    if (count === undefined) throw new Error("The written workbook has no cell styles to add to.");
    style = Number(count);
    return xml
      .replace(
        /<fonts count="1">(<font>.*?<\/font>)<\/fonts>/,
        (_, font: string) =>
          `<fonts count="2">${font}${font.replace("<font>", "<font><b/>").replace('val="12"', 'val="11"')}</fonts>`,
      )
      .replace('<fills count="2">', '<fills count="3">')
      .replace(
        "</fills>",
        '<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/><bgColor indexed="64"/></patternFill></fill></fills>',
      )
      .replace(/<cellXfs count="\d+"/, `<cellXfs count="${style + 1}"`)
      .replace(
        "</cellXfs>",
        '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="left" vertical="top" wrapText="1"/></xf></cellXfs>',
      );
  });
  return style;
}

/** Cells of the row that have a style of their own (a heading that became a date) keep it. */
function styleRow(xml: string, row: number, style: number): string {
  return xml.replace(new RegExp(`<row r="${row}"[^>]*>.*?</row>`, "s"), (text) =>
    text.replace(/<c r="([A-Z]+\d+)"(?! s=)/g, `<c r="$1" s="${style}"`),
  );
}

function freeze(xml: string, { rows, columns }: SampleSheet["frozen"]): string {
  if (rows === 0 && columns === 0) return xml;
  const across = columns > 0 ? ` xSplit="${columns}"` : "";
  const down = rows > 0 ? ` ySplit="${rows}"` : "";
  const pane = columns > 0 && rows > 0 ? "bottomRight" : columns > 0 ? "topRight" : "bottomLeft";
  const corner = utils.encode_cell({ r: rows, c: columns });
  return xml.replace(
    /<sheetView workbookViewId="0"\/>/,
    `<sheetView workbookViewId="0"><pane${across}${down} topLeftCell="${corner}" activePane="${pane}" state="frozen"/></sheetView>`,
  );
}

function change(archive: Archive, path: string, edit: (text: string) => string): void {
  const text = archive.get(path);
  if (text === undefined) throw new Error(`The written workbook has no ${path}.`);
  archive.set(path, edit(text));
}
