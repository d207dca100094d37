import { cellName } from "@evidence-mapper/shared/tracker/workbook";
import { textOfCell } from "@evidence-mapper/shared/exchange/safe-cell";
import { guessSeparator, readSeparatedText } from "@evidence-mapper/shared/exchange/separated-text";
import { decodeText } from "./decode-text.ts";
import { faults, FileFault } from "./file-fault.ts";
import { LAST_COLUMN, LAST_ROW, limits } from "./limits.ts";
import type { WorkbookBuilder } from "./workbook-builder.ts";

/**
 * Reads comma, semicolon, tab or bar separated text as one tab named after the file. Every cell stays
 * text: what `TRUE` or `1.10` means is for the core to decide. Throws `FileFault`.
 */
export function readCsv(bytes: Buffer, fileName: string, builder: WorkbookBuilder): void {
  if (bytes.length > limits.textBytes) {
    throw new FileFault(
      faults.tooLarge(`it is a text file of more than ${limits.textBytes / 1024 / 1024} MB`),
    );
  }
  const decoded = decodeText(bytes);
  if (!decoded || looksBinary(decoded.text))
    throw new FileFault(faults.wrongType("a file of an unknown type"));
  if (decoded.text.trim() === "") throw new FileFault(faults.empty());
  if (decoded.unreadable > 0) {
    builder.problem({
      code: "text-unreadable-characters",
      where: fileName,
      found: `${decoded.unreadable === 1 ? "One character" : `${decoded.unreadable} characters`} of the file could not be read, most likely in a name.`,
      advice: "Save the file again as CSV UTF-8, or give the workbook itself (.xlsx).",
    });
  }

  const { text, separator } = declaredSeparator(decoded.text);
  const sheet = builder.sheet(fileName.replace(/\.[^.]{1,5}$/, "") || fileName);
  let row = 0;
  const unclosed = readSeparatedText(text, separator ?? guessSeparator(text), (cells) => {
    if (row > LAST_ROW || cells.length > LAST_COLUMN + 1) {
      throw new FileFault(faults.tooLarge("it has more rows or columns than a spreadsheet can have"));
    }
    cells.forEach((cell, column) => sheet.set(row, column, builder.intern(textOfCell(cell))));
    row += 1;
    return true;
  });
  if (unclosed !== undefined) {
    builder.problem({
      code: "text-quote-not-closed",
      where: cellName(sheet.name, unclosed, 0),
      found:
        "A quotation mark opens a cell and is never closed, so that all the rest of the file became one cell.",
      advice: 'Close it, or write a quotation mark inside of a cell twice (""), and save the file again.',
    });
  }
}

/** Excel names the separator in a first line `sep=;`, which is no row of the sheet. */
function declaredSeparator(text: string): { readonly text: string; readonly separator: string | undefined } {
  const match = /^"?sep=([,;\t|])"?(\r\n|\r|\n)/i.exec(text);
  return match ? { text: text.slice(match[0].length), separator: match[1] } : { text, separator: undefined };
}

/** Control characters that no spreadsheet writes into text. */
function looksBinary(text: string): boolean {
  const head = text.slice(0, 4096);
  let odd = 0;
  for (let at = 0; at < head.length; at += 1) {
    const code = head.charCodeAt(at);
    if (code === 0) return true;
    if (code < 32 && (code < 9 || code > 13)) odd += 1;
  }
  return odd > head.length / 50;
}
