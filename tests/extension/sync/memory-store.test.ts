import { describe } from "vitest";
import { storeLaws } from "../../support/store-laws.ts";
import { emptyDisk, memoryStore } from "../../support/sync-world/memory-store.ts";

describe("the store in memory, which the histories use, keeps the laws of the device's own", () => {
  storeLaws(() => {
    const disk = emptyDisk("laptop-a");
    return Promise.resolve({ store: memoryStore(disk), other: memoryStore(disk) });
  });
});
