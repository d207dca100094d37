/** What a bench measures and how it is told. */

/** One alternative that did the same work in the same run. */
export interface Comparison {
  readonly name: string;
  readonly median: number;
  /** How many times as fast Evidence Mapper was. Below 1 the alternative was faster. */
  readonly ratio: number;
}

export interface Measurement {
  readonly name: string;
  readonly unit: "million learners a second" | "µs" | "ms" | "s";
  readonly median: number;
  readonly against: readonly Comparison[];
  /** What the project promises, in `unit`. */
  readonly target?: { readonly at: "least" | "most"; readonly value: number };
  /** Further figures of the same run, each with its unit in its name. */
  readonly also?: Readonly<Record<string, number>>;
}

export interface BenchOptions {
  /** A quick look instead of a figure to keep: less time, smaller files. */
  readonly short: boolean;
  /** Keep the generated files for the next run. */
  readonly keep: boolean;
}

/** A bench gives its measurement, or says why it cannot run here. */
export type Outcome = { readonly measured: Measurement } | { readonly skipped: string };

export interface Bench {
  /** `group/case`; `--only` takes either. */
  readonly name: string;
  run(options: BenchOptions): Promise<Outcome>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new Error("There is no median of nothing.");
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Four significant digits: more would be noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
