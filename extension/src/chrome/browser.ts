/**
 * What the extension needs of the browser, in our own words; `chrome-browser.ts` is the one that runs. Nothing
 * outside this folder names `chrome`.
 */

/** The tab whose page the assessor is looking at. */
export interface SeenTab {
  readonly id: number;
  readonly url: string | null;
  readonly title: string | null;
}

export interface Browser {
  /** The tab beside the panel; `null` when there is none. */
  seenTab(): Promise<SeenTab | null>;
}
