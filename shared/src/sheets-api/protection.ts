import { type PlacedTab } from "./place-tabs.ts";
import { type BatchRequest } from "./request-types.ts";

/** What protects the rows with ids and headings is known by this. */
export const protectionName = "Evidence Mapper: column ids and headings";

/** People are asked before they change the ids and headings, not kept from it. */
export function protectionRequest({ tab, sheetId, headerRow }: PlacedTab): BatchRequest {
  return {
    addProtectedRange: {
      protectedRange: {
        range: { sheetId, startRowIndex: headerRow, endRowIndex: headerRow + tab.protectedRows },
        description: protectionName,
        warningOnly: true,
      },
    },
  };
}
