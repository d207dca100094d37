import * as z from "zod";

/** Short texts that are forgotten when the browser closes, and that no page can read. Never on the disk. */
export interface SessionMemory {
  read(key: string): Promise<string | null>;
  /** `null` forgets it. */
  write(key: string, text: string | null): Promise<void>;
}

export const sessionMemory: SessionMemory = {
  async read(key) {
    const kept = await chrome.storage.session.get(key);
    return z.string().safeParse(kept[key]).data ?? null;
  },
  async write(key, text) {
    if (text === null) await chrome.storage.session.remove(key);
    else await chrome.storage.session.set({ [key]: text });
  },
};
