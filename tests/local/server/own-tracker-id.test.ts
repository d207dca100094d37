/** Two trackers that are opened one after the other at the same address are not taken for each other. */
import { describe, expect, it } from "vitest";
import { emptyBook } from "../../../apps-script/local/src/book/book.ts";
import { ownTrackerId, sheetsBridge } from "../../../apps-script/local/src/server/sheets-bridge.ts";

const keyOf = (letter: string): string => letter.repeat(32);

async function statusOf(id: string, key: string): Promise<number> {
  const bridge = sheetsBridge({
    book: emptyBook,
    version: () => 0,
    title: "Tracker",
    key,
    now: () => 0,
    place: () => Promise.resolve(),
  });
  const { status } = await bridge.handle({
    method: "GET",
    path: `/v4/spreadsheets/${id}`,
    query: "",
    headers: { authorization: `Bearer ${key}` },
    body: "",
  });
  return status;
}

describe("a tracker's own id", () => {
  it("names that tracker, and not the next one at the same address", async () => {
    const id = ownTrackerId(keyOf("a"));
    expect(await statusOf(id, keyOf("a"))).toBe(200);
    expect(await statusOf(id, keyOf("b"))).toBe(404);
  });

  it("stands beside “tracker”, which names whatever is open", async () => {
    expect(await statusOf("tracker", keyOf("a"))).toBe(200);
    expect(await statusOf("tracker", keyOf("b"))).toBe(200);
  });
});
