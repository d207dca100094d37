/** Which part of the sidebar a menu item wants to see first: pages are opened without arguments. */
import { type Spreadsheet } from "../spreadsheet.ts";
import { type StartView } from "./views.ts";

const key = "sidebar opens with";

export function openSidebar(spreadsheet: Spreadsheet, view: StartView["view"]): void {
  spreadsheet.cache.write(key, view);
  spreadsheet.showSidebar("sidebar", "Evidence Mapper");
}

/** What the page shows when it starts. Asked for once: a page that is loaded again shows the learner. */
export function startView(spreadsheet: Spreadsheet): StartView {
  const wanted = spreadsheet.cache.read(key);
  spreadsheet.cache.write(key, null);
  return { view: wanted === "reading" || wanted === "cell" ? wanted : "learner" };
}
