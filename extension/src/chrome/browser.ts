/**
 * What the extension needs of the browser, in our own words; `chrome-browser.ts` is the one that runs. Nothing
 * outside this folder names `chrome`.
 */
import { type FoundQuotation, type PageReading, type Place, type Quotation } from "../page/page-reading.ts";

/** The tab whose page the assessor is looking at. */
export interface SeenTab {
  readonly id: number;
  /** `null`: the toolbar button was not pressed on this page, so that the browser says nothing about it. */
  readonly url: string | null;
  readonly title: string | null;
}

/** A page that cannot be read: what was found and what to do, for people. */
export interface CannotRead {
  readonly why:
    /** The browser's own pages, its shop, another extension's pages. */
    | "browser-page"
    /** The assessor has not yet pressed the toolbar button on this page, or has gone to another site since. */
    | "not-allowed"
    /** There is no such tab any more, or it shows an error page. */
    | "no-page"
    /** The page answered what no page of ours answers, or nothing. */
    | "no-answer";
  readonly found: string;
  readonly advice: string;
}

export type FromPage<Value> =
  { readonly read: true; readonly value: Value } | ({ readonly read: false } & CannotRead);

export interface Browser {
  /** The tab beside the panel; `null` when there is none. */
  seenTab(): Promise<SeenTab | null>;
  /** Calls back when another page is in front, or the toolbar button was pressed. Returns how to stop. */
  watchSeenTab(changed: () => void): () => void;
  /** Ids of the learners whom the assessor tagged for last, until the browser is closed; empty when there are none. */
  lastLearners(): Promise<readonly string[]>;
  rememberLearners(learners: readonly string[]): Promise<void>;
  /** The pairing address of the tracker on this machine that opened this browser; `null` in every other copy. */
  trackerHere(): string | null;
  /**
   * Forgets all that the browser's memory holds for the extension: the learners of last time, the tab on which the
   * button was pressed, and what a sign-in gave.
   */
  forgetSession(): Promise<void>;
  /**
   * Reads the page in a tab: what it is and what is selected. Nothing else of its text leaves it, and what the
   * leak guard finds does not either. The page is not changed.
   */
  readPage(tab: number): Promise<FromPage<PageReading>>;
  /** Looks for a kept quotation in the page that the tab shows now. */
  findQuotation(tab: number, quote: Quotation): Promise<FromPage<FoundQuotation>>;
  /** Scrolls to a place that `findQuotation` gave and highlights it, without changing the page. */
  showPlace(tab: number, place: Place): Promise<FromPage<null>>;
}
