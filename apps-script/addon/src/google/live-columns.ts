/** Menu: live columns, on Google Sheets. */
import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { addLiveColumns as add } from "../live-columns/add-live-columns.ts";
import { googleSpreadsheet } from "./google-spreadsheet.ts";

/** Menu: writes the live columns beside the centre's table, or a tab with all answers. */
export function addLiveColumns(): void {
  add(googleSpreadsheet(), catalogue);
}
