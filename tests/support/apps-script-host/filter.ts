/// <reference types="google-apps-script" />
/** `Filter`: what people use to hide rows, the same for everybody. */
import { type Fake, service } from "./execution.ts";
import { type FilterState, type SheetState } from "./model.ts";
import { rangeObject } from "./range.ts";
import { type Scene } from "./world.ts";

export function filterObject(scene: Scene, sheet: SheetState, { box }: FilterState): object {
  return service(scene.run, "Filter", {
    getRange: () => rangeObject(scene, sheet, box),
    remove() {
      sheet.filter = null;
    },
  } satisfies Fake<GoogleAppsScript.Spreadsheet.Filter>);
}
