/**
 * A fault in somebody's data: a value that is collected and shown, never thrown and never dropped.
 */
export interface Problem {
  /** Stable and readable, for scripts: `criterion-unknown`. */
  readonly code: string;
  /** A cell as `Tab!C5`, a file's name, a line's number, or `""` when it concerns everything. */
  readonly where: string;
  /** What was found, with the value itself. */
  readonly found: string;
  /** What the person can do about it. */
  readonly advice: string;
  /** What the number in the cell was before the spreadsheet changed it: one when it is certain. */
  readonly choices?: readonly string[];
}
