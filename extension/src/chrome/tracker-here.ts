import * as z from "zod";
import { type Browser } from "./browser.ts";

const manifest = z.object({ tracker_on_this_machine: z.string().max(500) });

/** Said in the manifest of the copy that `npm start` makes, and of no other. */
export const trackerHere: Pick<Browser, "trackerHere"> = {
  trackerHere: () => manifest.safeParse(chrome.runtime.getManifest()).data?.tracker_on_this_machine ?? null,
};
