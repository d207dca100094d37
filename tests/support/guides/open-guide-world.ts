/** What `npm start` opens, for following a guide: the sample tracker, and a browser with the extension that knows it. */
import { join } from "node:path";
import { connectedExtension } from "../../../scripts/local/connected-extension.ts";
import { builtExtension } from "../built-extension.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../extension-browser.ts";
import { type LocalTracker, openLocalTracker } from "../local-page.ts";

export interface GuideWorld {
  readonly browser: ExtensionBrowser;
  readonly tracker: LocalTracker;
  close(): Promise<void>;
}

const sample = join(import.meta.dirname, "../../../apps-script/samples/harbour-street-standard-tracker.xlsx");

/** @param folder where the extension's copy is put that knows the tracker */
export async function openGuideWorld(folder: string): Promise<GuideWorld> {
  const tracker = await openLocalTracker(sample);
  const extension = connectedExtension({
    built: builtExtension(),
    folder: join(folder, "extension"),
    pairing: tracker.server.pairing,
  });
  const browser = await openExtensionBrowser({ extension });
  return {
    browser,
    tracker,
    async close() {
      await browser.close();
      await tracker.close();
    },
  };
}
