import { createContext, useContext } from "react";
import { type Browser } from "../chrome/browser.ts";
import { type Device } from "../device/device.ts";
import { type Store } from "../store/store.ts";
import { type Sync } from "../sync/sync.ts";

/** What the panel works with. The entry hands it in, so that every part of the panel can be tried without it. */
export interface PanelServices {
  readonly store: Store;
  readonly sync: Sync;
  readonly browser: Browser;
  readonly device: Device;
  /** The day of the assessor's own clock, `2026-03-01`. */
  today(): string;
  /** The time of the assessor's own clock, for people to read: `2026-03-01T09:30:00Z`. */
  now(): string;
  /** An id that was never given before. */
  newId(): string;
}

const services = createContext<PanelServices | null>(null);
export const ServicesProvider = services.Provider;

export function useServices(): PanelServices {
  const given = useContext(services);
  if (given === null) throw new Error("The panel has no services around it.");
  return given;
}
