import { cellReference } from "./cell-reference.ts";
import { officeText } from "./xlsx-text.ts";
import { relationships } from "./xlsx-package.ts";
import type { SheetBuilder } from "./workbook-builder.ts";
import { attribute } from "./xml-text.ts";
import type { ZipParts } from "./zip-parts.ts";

/**
 * Adds a tab's notes and threaded comments. A thread is one note, its answers on lines of their own; the
 * notice that Excel stores beside a thread for older programs is left out.
 */
export async function readXlsxComments(zip: ZipParts, sheetPart: string, sheet: SheetBuilder): Promise<void> {
  const notes = new Map<string, string>();
  const threads = new Map<string, string>();
  for (const { type, part } of await relationships(zip, sheetPart)) {
    if (part === undefined) continue;
    if (type === "comments") await readTexts(zip, part, "comment", notes);
    if (type === "threadedComment") await readTexts(zip, part, "threadedComment", threads);
  }
  for (const [cell, text] of new Map([...notes, ...threads])) {
    const place = cellReference(cell);
    if (place) sheet.note(place.row, place.column, text);
  }
}

async function readTexts(
  zip: ZipParts,
  part: string,
  element: string,
  texts: Map<string, string>,
): Promise<void> {
  let cell = "";
  let text = "";
  let capturing = false;
  // In a note the text is in `t` elements, in a thread directly in `text`.
  const holder = element === "comment" ? "t" : "text";
  await zip.readXml(part, {
    open(name, attributes) {
      if (name === element) {
        cell = attribute(attributes, "ref") ?? "";
        text = "";
      } else if (name === holder) capturing = true;
    },
    close(name) {
      if (name === holder) capturing = false;
      if (name !== element) return;
      const before = texts.get(cell);
      texts.set(cell, before === undefined ? officeText(text) : `${before}\n${officeText(text)}`);
    },
    text(raw) {
      if (capturing) text += raw;
    },
  });
}
