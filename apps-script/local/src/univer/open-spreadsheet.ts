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

export interface OpenSpreadsheet {
  readonly api: FUniver;
  readonly injector: Injector;
}

export function openSpreadsheet(container: HTMLElement, kept: KeptAnswers): OpenSpreadsheet {
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(coreWords, conditionalWords, validationWords, filterWords, noteWords),
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
