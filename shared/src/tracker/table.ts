/** What a reading takes a part of a tab to be: which column is what, in which rows. Learners run down. */
import { type Problem } from "../problem.ts";
import { type Grid } from "./grid.ts";
import { type RecordedSignature } from "./reading.ts";

/** What the cells of a column say about the column's criterion, or of the row's in a list. */
export type Part = "mark" | "date" | "decision-date" | "assessor" | "evidence" | "method";

export interface Target {
  readonly column: number;
  /** `null` when the row, a heading between the rows or the tab says it. */
  readonly unit: string | null;
  readonly criterion: string | null;
  readonly part: Part;
}

export interface SignatureColumn {
  readonly column: number;
  readonly unit: string | null;
  readonly kind: RecordedSignature["kind"];
}

export interface Keys {
  /** Columns whose texts make a learner's name: one, or first name and surname. */
  readonly names: readonly number[];
  readonly ids: number | null;
  readonly unit: number | null;
  readonly criterion: number | null;
}

export interface Table {
  readonly grid: Grid;
  /** Criteria across the columns, or down the rows with what is said of them beside them. */
  readonly shape: "grid" | "list";
  readonly headings: readonly number[];
  /** First and last row of the body. */
  readonly first: number;
  readonly last: number;
  readonly keys: Keys;
  readonly targets: readonly Target[];
  readonly signatures: readonly SignatureColumn[];
  /** Columns that are read over, with their heading and the reason. */
  readonly ignored: readonly { readonly column: number; readonly heading: string; readonly why: string }[];
  /** The unit of the whole table, where its headings do not say one. */
  readonly unit: string | null;
  /** A row is a piece of evidence, so that a criterion may come again and again. */
  readonly evidenceRows: boolean;
  /** How units are named, for the description. */
  readonly unitsBy: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  /** Headings that resolve, each with its strength, by place; and how many looked like one and did not. */
  readonly resolved: ReadonlyMap<string, number>;
  readonly unresolved: number;
}
