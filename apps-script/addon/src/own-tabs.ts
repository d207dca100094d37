/** Tabs that the add-on keeps in the spreadsheet for itself. They are never read as a part of a tracker. */

/** The centre's copy of the specification's sentences, one row for each criterion. */
export const wordingTab = "Official wording";

/** The state of every mark, hidden; the colours look at it. */
export const statesTab = "Evidence Mapper colours";

/** All answers in one table, where no column can stand beside the centre's own. */
export const liveSummaryTab = "Live summary";

export function isOwnTab(name: string): boolean {
  return name === wordingTab || name === statesTab || name === liveSummaryTab;
}
