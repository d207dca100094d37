/** Puts the spreadsheet into the page: presets, words, custom functions. */
import { createUniver, LocaleType, mergeLocales } from "@univerjs/presets";
import { type Injector } from "@univerjs/core";
import { type FUniver } from "@univerjs/core/facade";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreWords from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import conditionalWords from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import validationWords from "@univerjs/preset-sheets-data-validation/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterWords from "@univerjs/preset-sheets-filter/locales/en-US";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import noteWords from "@univerjs/preset-sheets-note/locales/en-US";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-note/lib/index.css";
import { customFunctions, functionDescriptions } from "./custom-functions.ts";
import { type KeptAnswers } from "./kept-answers.ts";

/** Univer shows these words while it works formulas out, and has them in no language. */
const progress = {
  analyzing: "Working it out",
  calculating: "Working it out",
  "array-analysis": "Working it out",
  "array-calculation": "Working it out",
  done: "Done",
};

function words(): ReturnType<typeof mergeLocales> {
  const merged = mergeLocales(coreWords, conditionalWords, validationWords, filterWords, noteWords);
  // They are merged from above only, so that a part of the same name would take the place of the whole.
  const own = merged["sheets-formula"];
  return { ...merged, "sheets-formula": { ...(typeof own === "object" ? own : {}), progress } };
}

export interface OpenSpreadsheet {
  readonly api: FUniver;
  readonly injector: Injector;
}

export function openSpreadsheet(container: HTMLElement, kept: KeptAnswers): OpenSpreadsheet {
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: words(),
    },
    darkMode: window.matchMedia("(prefers-color-scheme: dark)").matches,
    presets: [
      UniverSheetsCorePreset({
        container,
        ribbonType: "simple",
        disableAutoFocus: true,
        formula: { function: customFunctions(kept), description: functionDescriptions },
        // Numbers of criteria and units are text, and rightly so: no mark and no warning on each of them.
        sheets: { disableForceStringAlert: true, disableForceStringMark: true },
        disableTextFormatAlert: true,
        disableTextFormatMark: true,
      }),
      UniverSheetsConditionalFormattingPreset(),
      // The list's own search would take what somebody types into the cell away from it.
      UniverSheetsDataValidationPreset({ showSearchOnDropdown: false, showEditOnDropdown: false }),
      UniverSheetsFilterPreset(),
      UniverSheetsNotePreset(),
    ],
  });
  return { api: univerAPI, injector: univer.__getInjector() };
}
