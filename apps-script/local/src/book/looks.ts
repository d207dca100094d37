/** How a cell looks, in the spreadsheet page's own words, as far as files and the add-on use them. */
export interface CellLooks {
  /** Letters: their name and size in points; left out are the workbook's usual ones. */
  readonly ff?: string;
  readonly fs?: number;
  /** Bold, italic: 1. */
  readonly bl?: number;
  readonly it?: number;
  /** Underlined, struck through. */
  readonly ul?: { readonly s: number };
  readonly st?: { readonly s: number };
  /** Colours of the ground and of the letters: `#rrggbb`. */
  readonly bg?: { readonly rgb?: string | null };
  readonly cl?: { readonly rgb?: string | null };
  /** Borders: top, right, bottom, left. */
  readonly bd?: { readonly [Side in "t" | "r" | "b" | "l"]?: Border | null };
  /** How a number or date is shown. */
  readonly n?: { readonly pattern: string };
  /** 3: wrapped. */
  readonly tb?: number;
  /** Across: 1 left, 2 in the middle, 3 right. Down: 1 top, 2 in the middle, 3 bottom. */
  readonly ht?: number;
  readonly vt?: number;
  /** Turned by so many degrees, clockwise; with `v: 1` the letters stand below each other. */
  readonly tr?: { readonly a: number; readonly v?: number };
  /** Room on the left, in pixels. */
  readonly pd?: { readonly l?: number };
}

export interface Border {
  /** A place in `borderKinds`. */
  readonly s: number;
  readonly cl?: { readonly rgb?: string | null };
}

/** The file format's words for the page's numbers. */
export const borderKinds = [
  "none",
  "thin",
  "hair",
  "dotted",
  "dashed",
  "dashDot",
  "dashDotDot",
  "double",
  "medium",
  "mediumDashed",
  "mediumDashDot",
  "mediumDashDotDot",
  "slantDashDot",
  "thick",
] as const;

/** The letters that a workbook uses where nothing is said. */
export interface UsualLetters {
  readonly name: string;
  readonly size: number;
}

export const usualLetters: UsualLetters = { name: "Calibri", size: 11 };

/** One text for equal looks. `undefined` when nothing is special. */
export function looksText(looks: object): string | undefined {
  const entries = Object.entries(looks)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : JSON.stringify(Object.fromEntries(entries));
}

const known = new Map<string, CellLooks>();

/** Reads what `looksText` wrote. */
export function looksOf(text: string | undefined): CellLooks {
  if (text === undefined) return {};
  let looks = known.get(text);
  if (looks === undefined) {
    const parsed: unknown = JSON.parse(text);
    looks = typeof parsed === "object" && parsed !== null ? parsed : {};
    if (known.size > 5_000) known.clear();
    known.set(text, looks);
  }
  return looks;
}
