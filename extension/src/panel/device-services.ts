import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { type Browser } from "../chrome/browser.ts";
import { openDevice } from "../device/device.ts";
import { type Store } from "../store/store.ts";
import { type Sync } from "../sync/sync.ts";
import { type PanelServices } from "./services.ts";

/** The services of the panel on this device: its clock, and ids that no other device makes. */
export function deviceServices(store: Store, sync: Sync, browser: Browser): PanelServices {
  return {
    store,
    sync,
    browser,
    device: openDevice(store, catalogue),
    today() {
      const now = new Date();
      return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
        .map((part) => String(part).padStart(2, "0"))
        .join("-");
    },
    now: () => new Date().toISOString(),
    newId: () => crypto.randomUUID(),
  };
}
