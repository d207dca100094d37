/** A sheet has 16,384 columns. */
const LAST_COLUMN = 16_383;

/**
 * Called for each record; answering `false` ends the reading. A record with more cells than a sheet can
 * have is the last one.
 */
type Record = (cells: readonly string[]) => boolean;

/** Marks that may separate cells, the most usual first. */
const SEPARATORS = [",", ";", "\t", "|"] as const;

const RECORDS_TO_GUESS_FROM = 50;

/**
 * Cuts text into records and cells in one pass. A quotation mark at the start of a cell holds separators
 * and line breaks up to the next single quotation mark; anywhere else it is a character like others.
 *
 * @returns the record, counted from 0, whose quotation mark is never closed, if there is one.
 */
export function readSeparatedText(text: string, separator: string, onRecord: Record): number | undefined {
  let cells: string[] = [];
  let records = 0;
  let at = 0;
  let unclosed: number | undefined;
  // Where the next mark stands, looked up again only once it is passed: the whole pass stays linear.
  let nextSeparator = text.indexOf(separator);
  let nextReturn = text.indexOf("\r");
  let nextLine = text.indexOf("\n");

  while (at <= text.length) {
    let cell = "";
    if (text.charCodeAt(at) === 34 /* " */) {
      const quoted = quotedCell(text, at);
      cell = quoted.cell;
      at = quoted.end;
      if (!quoted.closed) unclosed ??= records;
    }
    if (nextSeparator >= 0 && nextSeparator < at) nextSeparator = text.indexOf(separator, at);
    if (nextReturn >= 0 && nextReturn < at) nextReturn = text.indexOf("\r", at);
    if (nextLine >= 0 && nextLine < at) nextLine = text.indexOf("\n", at);
    const lineEnd = Math.min(
      nextReturn < 0 ? text.length : nextReturn,
      nextLine < 0 ? text.length : nextLine,
    );
    const end = nextSeparator < 0 ? lineEnd : Math.min(nextSeparator, lineEnd);
    if (end > at) cell += text.slice(at, end);
    cells.push(cell);
    at = end + 1;
    if (cells.length > LAST_COLUMN + 1) {
      onRecord(cells);
      break;
    }
    if (end < lineEnd) continue;
    if (text.charCodeAt(end) === 13 && text.charCodeAt(at) === 10) at += 1;
    // The line break at the end of the text begins no record of its own.
    if (!onRecord(cells) || at >= text.length) break;
    records += 1;
    cells = [];
  }
  return unclosed;
}

function quotedCell(text: string, open: number): { cell: string; end: number; closed: boolean } {
  let quote = text.indexOf('"', open + 1);
  let doubled = false;
  while (quote >= 0 && text.charCodeAt(quote + 1) === 34) {
    doubled = true;
    quote = text.indexOf('"', quote + 2);
  }
  const closed = quote >= 0;
  const inside = text.slice(open + 1, closed ? quote : text.length);
  return {
    cell: doubled ? inside.replace(/""/g, '"') : inside,
    end: closed ? quote + 1 : text.length,
    closed,
  };
}

/** The mark that cuts most of the first records into the same number of cells; the most cells when several do. */
export function guessSeparator(text: string): string {
  let best: { readonly separator: string; readonly share: number; readonly cells: number } | undefined;
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    let records = 0;
    readSeparatedText(text.slice(0, 200_000), separator, (cells) => {
      if (cells.length > 1 || cells[0] !== "") {
        records += 1;
        counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
      }
      return records < RECORDS_TO_GUESS_FROM;
    });
    for (const [cells, count] of counts) {
      const share = count / records;
      if (cells === 1) continue;
      if (!best || share > best.share || (share === best.share && cells > best.cells))
        best = { separator, share, cells };
    }
  }
  return best?.separator ?? ",";
}
