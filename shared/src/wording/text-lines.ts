/** A copied text as lines, cells (tabs) and segments (list items, soft breaks), free of mark-up. */

/** How a segment begins: at a cell, as a list item, as an item inside an item, or after a soft break. */
export type SegmentStart = "cell" | "item" | "subitem" | "break";

export interface Segment {
  readonly starts: SegmentStart;
  /** Free of tags and list dots; runs of spaces are kept, because they mark a column that was lost. */
  readonly text: string;
}

export interface TextLine {
  /** Counted from 1. */
  readonly number: number;
  readonly afterBlank: boolean;
  readonly cells: readonly (readonly Segment[])[];
}

// Bounded and without nested repetition: hostile input must stay linear.
const tag = /<(\/?)([a-z][a-z0-9]{0,11})(?:\s[^<>]{0,300})?\/?>/gi;
const listDots = /^(?:(?:[-–—•·▪◦●○■□▫*]|#{1,6})\s+)+/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

function withoutMarks(text: string): string {
  return text
    .replace(/\*{2,}/g, "")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (_, name: string) => entities[name] ?? "'")
    .replace(/[\s\u00a0\u200b\ufeff]/g, " ")
    .trim();
}

function segmentsOf(cell: string): Segment[] {
  const segments: Segment[] = [];
  let starts: SegmentStart = "cell";
  let pending = "";
  let depth = 0;
  const flush = (next: SegmentStart): void => {
    const marked = withoutMarks(pending);
    const text = marked.replace(listDots, "");
    if (letterOrDigit.test(text)) {
      segments.push({ starts: text !== marked && starts !== "subitem" ? "item" : starts, text });
    }
    pending = "";
    starts = next;
  };
  let from = 0;
  for (const match of cell.matchAll(tag)) {
    pending += cell.slice(from, match.index);
    from = match.index + match[0].length;
    const name = (match[2] ?? "").toLowerCase();
    const closes = match[1] === "/";
    if (name === "ul" || name === "ol") {
      flush("break");
      depth = closes ? Math.max(0, depth - 1) : depth + 1;
    } else if (name === "li") {
      flush(closes ? "break" : depth > 1 ? "subitem" : "item");
    } else if (name === "br" || name === "p" || name === "div") {
      flush("break");
    }
  }
  pending += cell.slice(from);
  flush("break");
  return segments;
}

/** The lines that hold a word, in order. Empty cells are kept: a column is known by its place. */
export function textLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let afterBlank = true;
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const cells = raw.split("\t").map(segmentsOf);
    if (cells.every((segments) => segments.length === 0)) {
      // A row of dots or dashes is no gap between two lines, an empty line is.
      if (raw.trim() === "") afterBlank = true;
      return;
    }
    lines.push({ number: index + 1, afterBlank, cells });
    afterBlank = false;
  });
  return lines;
}
