import { useEffect, useState } from "react";
import { type SeenTab } from "../chrome/browser.ts";
import { useServices } from "./services.ts";

export type SeenPage =
  | { readonly state: "looking" }
  /** No page stands beside the panel. */
  | { readonly state: "none" }
  /** The button was not pressed on this page: the browser tells nothing about it. */
  | { readonly state: "not-pressed" }
  | { readonly state: "seen"; readonly tab: number; readonly url: string; readonly title: string };

/** Follows which page the assessor is looking at. */
export function useSeenPage(): SeenPage {
  const { browser } = useServices();
  const [page, setPage] = useState<SeenPage>({ state: "looking" });
  useEffect(() => {
    let newest = 0;
    let stopped = false;
    const look = async (): Promise<void> => {
      const turn = (newest += 1);
      const next = pageOf(await browser.seenTab().catch(() => null));
      if (!stopped && turn === newest) setPage((before) => (samePage(before, next) ? before : next));
    };
    void look();
    const stop = browser.watchSeenTab(() => void look());
    return () => {
      stopped = true;
      stop();
    };
  }, [browser]);
  return page;
}

function pageOf(tab: SeenTab | null): SeenPage {
  if (tab === null) return { state: "none" };
  if (tab.url === null) return { state: "not-pressed" };
  return { state: "seen", tab: tab.id, url: tab.url, title: tab.title ?? "" };
}

function samePage(a: SeenPage, b: SeenPage): boolean {
  if (a.state !== "seen" || b.state !== "seen") return a.state === b.state;
  return a.tab === b.tab && a.url === b.url && a.title === b.title;
}
