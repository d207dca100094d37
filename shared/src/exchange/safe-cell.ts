/**
 * Texts of a CSV file that a spreadsheet opens without computing anything. A cell that begins with a formula's
 * sign is computed by every spreadsheet; behind an apostrophe it is text, for people and programs. Beginnings after
 * OWASP's page on CSV injection: = + - @, tab, line breaks, a null character, and the wide forms of the signs that
 * some spreadsheets take for them.
 */
// eslint-disable-next-line no-control-regex -- a null character at the beginning is among what OWASP names
const asFormula = /^'*[=+\-@\t\r\n\u0000\uff1d\uff0b\uff0d\uff20]/;

/** A text as a cell holds it. One that has apostrophes there already gets one more, so that it comes back exactly. */
export function safeCell(text: string): string {
  return asFormula.test(text) ? `'${text}` : text;
}

/** The text that `safeCell` made the cell of. */
export function textOfCell(cell: string): string {
  return cell.startsWith("'") && asFormula.test(cell) ? cell.slice(1) : cell;
}

/** A table as CSV by RFC 4180: every cell in quotation marks, so that no separator inside begins another one. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => `${row.map((text) => `"${safeCell(text).replace(/"/g, '""')}"`).join(",")}\r\n`)
    .join("");
}
