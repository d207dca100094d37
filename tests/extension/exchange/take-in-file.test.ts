import { beforeEach, describe, expect, test } from "vitest";
import { takeInFile } from "../../../extension/src/exchange/take-in-file.ts";
import { type Store } from "../../../extension/src/store/store.ts";
import { type LogEvent } from "../../../shared/src/evidence-log/event.ts";
import { captured } from "../../shared/evidence-log/log-events.ts";
import { emptyDisk, memoryStore } from "../../support/sync-world/memory-store.ts";

const called = captured(1, { content: { title: "Call back on 07700 900123" } });
const card = captured(2, { content: { title: "Card 4111 1111 1111 1111" } });
const file = (...events: readonly LogEvent[]) => ({ events, learners: [], problems: [] });

describe("a file that is taken in", () => {
  let store: Store;
  beforeEach(() => {
    store = memoryStore(emptyDisk("laptop-b"));
  });
  const titles = async (): Promise<readonly string[]> =>
    (await store.events()).flatMap(({ event }) => (event.kind === "captured" ? [event.evidence.title] : []));

  test("has its personal data masked, and says so", async () => {
    const { fresh, masked, problems } = await takeInFile(store, file(called));
    expect(await titles()).toEqual(["Call back on █████"]);
    expect(fresh).toBe(1);
    expect(masked.map(({ where, found }) => [where, found])).toEqual([
      [called.id, "Masked, and not kept: a telephone number."],
    ]);
    expect(problems).toEqual([]);
  });

  test("is known the second time, with its masks", async () => {
    await takeInFile(store, file(called));
    expect(await takeInFile(store, file(called))).toEqual({
      fresh: 0,
      known: 1,
      learners: 0,
      masked: [],
      problems: [],
    });
  });

  test("leaves what came from the tracker as the tracker has it", async () => {
    await store.receive([called]);
    expect(await takeInFile(store, file(called))).toMatchObject({ fresh: 0, known: 1, problems: [] });
    expect(await titles()).toEqual([called.evidence.title]);
  });

  test("is refused where it holds a secret", async () => {
    const { fresh, problems } = await takeInFile(store, file(card));
    expect(fresh).toBe(0);
    expect(problems.map(({ code }) => code)).toEqual(["event-secret"]);
    expect(await store.events()).toEqual([]);
  });
});
