/** A cell's name taken apart: `'Year 1'!C5` is row 4 and column 2 of the tab “Year 1”, counted from 0. */

export interface CellPlace {
  readonly tab: string;
  readonly row: number;
  readonly column: number;
}

const pattern = /^(?:'((?:[^']|'')*)'|([^!']+))!([A-Z]{1,4})([1-9]\d{0,7})$/;

/** `null` when the text names no single cell: problems can also be about a tab, or about several cells. */
export function cellPlace(name: string): CellPlace | null {
  const match = pattern.exec(name);
  if (match === null) return null;
  const [, quoted, plain, letters = "", digits = ""] = match;
  return {
    tab: quoted?.replaceAll("''", "'") ?? plain ?? "",
    row: Number(digits) - 1,
    column: columnNumber(letters),
  };
}

/**
 * The same for very many names: what stands before the row's number is taken apart once. Each answer is that of
 * `cellPlace`.
 */
export function cellPlaces(): (name: string) => CellPlace | null {
  const begun = new Map<string, CellPlace | null>();
  return (name) => {
    let end = name.length;
    while (end > 0 && isDigit(name.charCodeAt(end - 1))) end -= 1;
    const digits = name.slice(end);
    if (digits.length > 8 || digits === "" || digits.startsWith("0")) return null;
    const start = name.slice(0, end);
    let first = begun.get(start);
    if (first === undefined) begun.set(start, (first = cellPlace(`${start}1`)));
    return first === null ? null : { tab: first.tab, row: Number(digits) - 1, column: first.column };
  };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** `A` is 0, `AA` is 26. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
