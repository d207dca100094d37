/** Lines for a terminal: wrapped at 100 columns, with hanging indents and bars of plain characters. */

export const columns = 100;

/** Wraps at words; a word that is longer than a line is cut. Later lines are indented by `hang`. */
export function wrap(text: string, indent = "", hang = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (let word of text.split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = hang;
      isEmpty = true;
    }
    while (line.length + word.length > columns) {
      const room = columns - line.length;
      lines.push(line + word.slice(0, room));
      word = word.slice(room);
      line = hang;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  lines.push(line);
  return lines;
}

/** A label in its own column, then wrapped text beside it. */
export function labelled(label: string, text: string, width = 16, indent = "  "): string[] {
  const hang = indent + " ".repeat(width);
  return wrap(text, indent + label.padEnd(width), hang);
}

/** Cut to a width, so that a table keeps its columns. */
export function cell(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, width - 3)}...`;
}

/** A heading with a line below it. */
export function heading(text: string): string[] {
  return ["", text.toUpperCase(), "-".repeat(Math.min(columns, text.length))];
}

/**
 * `#` decided, `+` covered besides, `.` still to come, `|` where the minimum is reached, `]` at the maximum.
 * The scale ends at the largest of the numbers; without a minimum or maximum at what is on offer.
 */
export function bar(
  decided: number,
  covered: number,
  minimum: number | null,
  maximum: number | null,
  available: number | null,
): string {
  const width = 30;
  const end = minimum ?? maximum ?? available ?? 0;
  const scale = Math.max(decided, covered, end, maximum ?? 0, 1);
  const at = (value: number): number => Math.round((value / scale) * width);
  let cells = "";
  for (let place = 0; place < width; place += 1) {
    cells += place < at(decided) ? "#" : place < at(covered) ? "+" : ".";
  }
  if (minimum !== null) cells = mark(cells, at(minimum), "|");
  if (maximum !== null) cells = mark(cells, at(maximum), "]");
  return `[${cells}`.padEnd(width + 2);
}

function mark(cells: string, at: number, sign: string): string {
  return cells.slice(0, at) + sign + cells.slice(at + (at < cells.length ? 1 : 0));
}
