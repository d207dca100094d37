/** Chooses, for the workbook and then for each tab, the reading that explains most. */
import { type TabCandidate } from "./tab-candidates.ts";

/** Every reading that was tried for one tab. */
export interface TabOptions {
  readonly tab: string;
  readonly candidates: readonly TabCandidate[];
}

export interface ReadingChoice {
  /** For each tab the reading that is taken, or `null` when the tab is no tracker. */
  readonly chosen: readonly (TabCandidate | null)[];
  readonly certain: boolean;
  readonly best: Way | null;
  readonly second: Way | null;
  readonly reasons: readonly string[];
}

/** One way of reading, over all tabs. */
export interface Way {
  readonly transposed: boolean;
  readonly shape: "grid" | "list";
  readonly score: number;
}

/** Below this share of explained cells a tab is not taken for a tracker, unless some headings are sure. */
const leastShare = 0.3;
const leastShareWithHeadings = 0.08;
/** The best reading must lead the second by this factor. */
const clearLead = 0.9;

export function chooseReadings(tabs: readonly TabOptions[]): ReadingChoice {
  const ways: Way[] = [];
  const trackers = tabs.filter(({ candidates }) => candidates.some(isTracker));
  for (const shape of ["grid", "list"] as const) {
    for (const transposed of [false, true]) {
      let explained = 0;
      let total = 0;
      for (const { candidates } of trackers) {
        const own = candidates.find((one) => one.shape === shape && one.grid.transposed === transposed);
        explained += own === undefined ? 0 : shareOf(own) * own.total;
        total += own?.total ?? Math.max(...candidates.map((one) => one.total));
      }
      if (explained > 0) ways.push({ transposed, shape, score: explained / total });
    }
  }
  ways.sort((a, b) => b.score - a.score);
  const [best = null, second = null] = ways;
  const reasons = ways.map(
    (way) => `${wayName(way)}: explains ${Math.round(way.score * 100)} % of the cells.`,
  );
  const chosen = chosenBy(tabs, best);
  const certain = best !== null && (second === null || second.score < best.score * clearLead);
  return { chosen, certain, best, second, reasons };
}

/** For each tab the reading that goes the common way, unless another explains the tab far better. */
export function chosenBy(tabs: readonly TabOptions[], way: Way | null): readonly (TabCandidate | null)[] {
  return tabs.map(({ candidates }) => {
    const ranked = [...candidates].sort((a, b) => shareOf(b) - shareOf(a));
    const [own] = ranked;
    if (own === undefined || !isTracker(own)) return null;
    const common = ranked.find((one) => one.shape === way?.shape && one.grid.transposed === way.transposed);
    // An empty form is one of its kind: what the other tabs are tells what it is.
    if (common?.learner.by === "blank") return common;
    return common !== undefined && shareOf(common) >= shareOf(own) * 0.75 ? common : own;
  });
}

/** A sheet full of faults is still a tracker: its faults are to be named, not the whole tab left out. */
function isTracker(candidate: TabCandidate): boolean {
  const share = shareOf(candidate);
  if (share >= leastShare) return true;
  const sure = candidate.tables.reduce(
    (sum, { resolved }) => sum + [...resolved.values()].filter((strength) => strength >= 0.7).length,
    0,
  );
  return candidate.learners >= 1 && (sure >= 3 || (sure >= 1 && share >= leastShareWithHeadings));
}

export function shareOf({ explained, total, learners }: TabCandidate): number {
  // A reading without a single learner explains headings and nothing that they are for.
  return (learners === 0 ? 0.5 : 1) * (explained / total);
}

export function wayName({ transposed, shape }: Pick<Way, "transposed" | "shape">): string {
  if (shape === "grid") {
    return transposed
      ? "Criteria or units down the rows, learners across the columns"
      : "Learners down the rows, criteria or units across the columns";
  }
  return transposed ? "A list that runs across the columns" : "A list with one row for each entry";
}
