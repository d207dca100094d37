import { expect, it } from "vitest";
import { emptyBook } from "../../../apps-script/local/src/book/book.ts";
import { nothingKept } from "../../../apps-script/local/src/server/journal.ts";
import { orderedBook } from "../../../apps-script/local/src/server/ordered-book.ts";

it("keeps a batch that the full disk refused when it comes again, once, and says kept only then", async () => {
  const book = emptyBook();
  let isFull = true;
  const written: number[] = [];
  const ordered = orderedBook(
    book,
    nothingKept,
    (version) => {
      if (isFull) return Promise.reject(new Error("no space left"));
      written.push(version);
      return Promise.resolve();
    },
    () => undefined,
  );
  const batch = {
    window: "one",
    run: ordered.run,
    batch: 1,
    base: 0,
    changes: [{ kind: "remember" as const, key: "a", text: "b" }],
    mutations: [],
  };
  await expect(ordered.post(batch)).rejects.toThrow("no space left");
  await expect(ordered.post(batch)).rejects.toThrow("no space left");
  isFull = false;
  expect(await ordered.post(batch)).toEqual({ kind: "kept", version: 1, dropped: 0 });
  expect(await ordered.post(batch)).toEqual({ kind: "kept", version: 1, dropped: 0 });
  expect(written).toEqual([1]);
  expect(ordered.version).toBe(1);
});
