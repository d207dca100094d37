/** Cells that the add-on guards: people are asked before they change them. */
import { type FUniver } from "@univerjs/core/facade";
import { type Guards } from "../univer/stores.ts";

/** Univer has no guard that only asks; a guard that refuses would lock out the only owner there is. */
export function guardCells(api: FUniver, guards: Guards): void {
  api.addEvent(api.Event.BeforeSheetEditStart, (event) => {
    const description = guards.over(event.worksheet.getSheetId(), event.row, event.column);
    if (description === null) return;
    event.cancel = !window.confirm(
      `${description}\n\nThis cell is guarded: what stands in it is written by Evidence Mapper. Change it all the same?`,
    );
  });
}
