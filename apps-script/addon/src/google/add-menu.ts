import { menuItems } from "../menu/menu.ts";

/** Adds the menu under Extensions. Reads nothing: `onOpen` may run before anybody authorised the add-on. */
export function addMenu(): void {
  const menu = SpreadsheetApp.getUi().createAddonMenu();
  for (const item of menuItems) {
    if (item === null) menu.addSeparator();
    else menu.addItem(item.caption, item.run);
  }
  menu.addToUi();
}
