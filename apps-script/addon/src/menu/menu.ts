/** The add-on's menu. It is built without reading anything, because `onOpen` may run unauthorised. */

/** Top-level functions that a menu item calls, in the menu's order; `null` is a line between items. */
export const menuItems: readonly ({ readonly caption: string; readonly run: string } | null)[] = [
  { caption: "Check this sheet", run: "checkThisSheet" },
  { caption: "Add live columns", run: "addLiveColumns" },
  { caption: "Explain this cell", run: "explainThisCell" },
  { caption: "Tidy criterion numbers…", run: "tidyNumbers" },
  null,
  { caption: "New standard tracker…", run: "newStandardTracker" },
  { caption: "Official wording…", run: "officialWording" },
  null,
  { caption: "Settings", run: "showSettings" },
  { caption: "Help", run: "showHelp" },
];
