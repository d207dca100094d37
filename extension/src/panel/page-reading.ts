import { useCallback, useEffect, useRef, useState } from "react";
import { type Browser } from "../chrome/browser.ts";
import { type PageReading } from "../page/page-reading.ts";
import { useServices } from "./services.ts";

export type SeenPage =
  | { readonly state: "looking" }
  /** No page stands beside the panel. */
  | { readonly state: "none" }
  /** The button was not pressed on this page: the browser tells nothing about it. */
  | { readonly state: "not-pressed" }
  | { readonly state: "cannot-read"; readonly found: string; readonly advice: string }
  | { readonly state: "read"; readonly tab: number; readonly reading: PageReading };

/** A page tells of itself in many small steps while it loads; reading once after them is enough. */
const settling = 60;

/**
 * Follows the page that the assessor is looking at: it is read anew when another one is in front, when the toolbar
 * button is pressed, when the assessor comes from the page to the panel, and when asked.
 */
export function usePageReading(): { readonly page: SeenPage; readonly readAgain: () => void } {
  const { browser } = useServices();
  const [page, setPage] = useState<SeenPage>({ state: "looking" });
  const look = useRef<() => void>(() => {});
  useEffect(() => {
    let newest = 0;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      const turn = (newest += 1);
      const next = await readSeenPage(browser);
      if (stopped || turn !== newest) return;
      setPage((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void read(), settling);
    };
    look.current = () => void read();
    void read();
    const stop = browser.watchSeenTab(soon);
    addEventListener("focus", soon);
    return () => {
      stopped = true;
      clearTimeout(timer);
      stop();
      removeEventListener("focus", soon);
    };
  }, [browser]);
  const readAgain = useCallback(() => look.current(), []);
  return { page, readAgain };
}

async function readSeenPage(browser: Browser): Promise<SeenPage> {
  const tab = await browser.seenTab().catch(() => null);
  if (tab === null) return { state: "none" };
  if (tab.url === null) return { state: "not-pressed" };
  const answer = await browser.readPage(tab.id);
  if (answer.read) return { state: "read", tab: tab.id, reading: answer.value };
  if (answer.why === "not-allowed") return { state: "not-pressed" };
  return { state: "cannot-read", found: answer.found, advice: answer.advice };
}
