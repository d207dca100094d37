/**
 * The rows that a tab has room for: all of them in their order or, when they are too many, those that need
 * somebody first, with the number of those left out.
 */
export function fittingRows<Row extends { readonly flags: readonly unknown[] }>(
  rows: readonly Row[],
  most: number,
): { readonly shown: readonly Row[]; readonly left: number } {
  if (rows.length <= most) return { shown: rows, left: 0 };
  const needing = rows.filter(({ flags }) => flags.length > 0);
  const others = rows.filter(({ flags }) => flags.length === 0);
  return { shown: [...needing, ...others].slice(0, most), left: rows.length - most };
}
