import * as z from "zod";
import { type Browser } from "./browser.ts";

const key = "lastLearners";
const kept = z.array(z.string());

/** Held in the browser's memory only, never on the disk: gone when the browser is closed. */
export const lastLearners: Pick<Browser, "lastLearners" | "rememberLearners" | "forgetSession"> = {
  async lastLearners() {
    const found = await chrome.storage.session.get(key);
    return kept.safeParse(found[key]).data ?? [];
  },

  async rememberLearners(learners) {
    await chrome.storage.session.set({ [key]: learners });
  },

  async forgetSession() {
    await chrome.storage.session.clear();
  },
};
