/** How long a bar of credits is, so that all its marks fit on it. */
export interface BarFigures {
  readonly decided: number;
  /** With what is decided. */
  readonly covered: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly available: number | null;
}

/** The credits at the bar's end: the largest bound; a bar without a bound ends at what is on offer. */
export function barScale({ decided, covered, minimum, maximum, available }: BarFigures): number {
  const bounds = Math.max(decided, covered, minimum ?? 0, maximum ?? 0);
  return minimum === null && maximum === null ? Math.max(bounds, available ?? 0, 1) : Math.max(bounds, 1);
}
