/**
 * A text in a separated-text file that spreadsheet programs would take for a formula gets an apostrophe before it,
 * which says "text" to people and programs. Reading takes it away again, so that nothing is lost: a text that has
 * apostrophes there already gets one more.
 */
const asFormula = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

export function safeText(text: string): string {
  return asFormula.test(text) ? `'${text}` : text;
}

export function plainText(text: string): string {
  return text.startsWith("'") && asFormula.test(text) ? text.slice(1) : text;
}
