/** Measurements in words, for a terminal. */
import { cpus, loadavg } from "node:os";
import { type Measurement } from "./measurement.ts";

/** Which machine this is, and what a ratio means. */
export function headline(short: boolean): string {
  const [cpu] = cpus();
  return [
    `Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim() ?? "unknown processor"} at load ${loadavg()[0]?.toFixed(1) ?? "?"}${short ? ", short run" : ""}.`,
    'Medians. "× as fast" compares with the same work in the same run; times on a busy machine move, ratios less. Below a second: processor time.',
    "",
  ].join("\n");
}

export function paragraph({ name, unit, median, target, against, also = {} }: Measurement): string {
  const promise =
    target === undefined
      ? ""
      : `, ${isKept(median, target) ? "kept" : "MISSED"}: at ${target.at} ${target.value}`;
  return [
    `${name}: ${median} ${unit}${promise}`,
    ...against.map((other) => `    ${other.ratio} × as fast as ${other.name} (${other.median} ${unit})`),
    ...Object.entries(also).map(([what, value]) => `    ${what}: ${value}`),
  ].join("\n");
}

function isKept(median: number, { at, value }: NonNullable<Measurement["target"]>): boolean {
  return at === "least" ? median >= value : median <= value;
}
