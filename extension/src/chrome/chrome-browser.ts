import { type Browser } from "./browser.ts";
import { lastLearners } from "./last-learners.ts";
import { readPages } from "./read-pages.ts";
import { seenTabs } from "./seen-tab.ts";
import { trackerHere } from "./tracker-here.ts";

/** The browser that runs. */
export const chromeBrowser: Browser = { ...seenTabs, ...readPages, ...lastLearners, ...trackerHere };
