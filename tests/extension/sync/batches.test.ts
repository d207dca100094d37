import { describe, expect, it } from "vitest";
import { backOff } from "../../../extension/src/sync/back-off.ts";
import { firstBatch } from "../../../extension/src/sync/batches.ts";
import { contentsReader } from "../../../extension/src/sync/tracker-contents.ts";
import { retryAfter } from "../../../extension/src/sync/trouble.ts";
import { findQualification } from "../../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { captured, decided, declared } from "../../shared/evidence-log/log-events.ts";
import { madeTracker } from "../../shared/standard-tracker/made-tracker.ts";

function contents() {
  const qualification = findQualification(catalogue, "501/1837/7");
  if (qualification === undefined) throw new Error("The catalogue lacks 501/1837/7.");
  const read = contentsReader(catalogue)(madeTracker({ qualification }));
  if (read.contents === null) throw new Error(read.problem.found);
  return read.contents;
}

describe("what goes into one request", () => {
  it("is at most 2 MB of it, characters of several bytes counted as such", () => {
    const queue = Array.from({ length: 600 }, (_, count) =>
      captured(count, { content: { location: "é".repeat(1900) } }),
    );
    const { appends } = firstBatch(queue, contents());
    const [first] = appends;
    expect(appends).toHaveLength(1);
    expect(new TextEncoder().encode(first?.body).length).toBeLessThanOrEqual(2_000_000);
    expect(first?.events.length).toBeGreaterThan(400);
    expect(first?.events).toEqual(queue.slice(0, first?.events.length));
  });

  it("is the oldest of all tabs: when one is full, nothing newer goes to another", () => {
    const queue = [captured(1), captured(2), decided(3, "met"), captured(4), declared(5)];
    const { appends } = firstBatch(queue, contents(), 760);
    expect(appends.flatMap(({ events }) => events.map(({ count }) => count))).toEqual([1, 2, 3]);
  });

  it("holds evidence before decisions before signatures", () => {
    const { appends } = firstBatch([declared(1), decided(2, "met"), captured(3)], contents());
    expect(appends.map(({ place }) => place.tab)).toEqual(["Evidence log", "Decisions", "Sign-off"]);
  });
});

describe("how long is waited", () => {
  it("is longer each time, up to five minutes, and never twice the same for all", () => {
    const waits = [1, 2, 3, 4, 20].map((failures) => backOff({ kind: "unreachable" }, failures, 0.5));
    expect(waits).toEqual([1500, 3000, 6000, 12_000, 225_000]);
    expect(backOff({ kind: "unreachable" }, 1, 0)).toBeLessThan(backOff({ kind: "unreachable" }, 1, 0.99));
  });

  it("is never shorter than the server asks, in seconds or as a date", () => {
    expect(backOff({ kind: "busy", after: retryAfter("90", 0) }, 1, 0)).toBe(90_000);
    const now = Date.UTC(2026, 0, 1);
    expect(retryAfter("Thu, 01 Jan 2026 00:02:00 GMT", now)).toBe(120_000);
    expect(retryAfter("soon", now)).toBeNull();
  });
});
