/** The page shows the menu by itself. Stands for Google's file of the name. */
export function addMenu(): void {
  // Nothing to add: see page/menu.ts.
}
