/** How a cell looks, in the spreadsheet page's own words, as far as files and the add-on use them. */
export interface CellLooks {
  /** Bold, italic: 1. */
  readonly bl?: number;
  readonly it?: number;
  /** Underlined, struck through. */
  readonly ul?: { readonly s: number };
  readonly st?: { readonly s: number };
  /** Colours of the ground and of the letters: `#rrggbb`. */
  readonly bg?: { readonly rgb?: string | null };
  readonly cl?: { readonly rgb?: string | null };
  /** How a number or date is shown. */
  readonly n?: { readonly pattern: string };
  /** 3: wrapped. */
  readonly tb?: number;
  /** Across: 1 left, 2 in the middle, 3 right. Down: 1 top, 2 in the middle, 3 bottom. */
  readonly ht?: number;
  readonly vt?: number;
}

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
