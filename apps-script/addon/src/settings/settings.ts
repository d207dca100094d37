/** What the Settings page shows and changes, and everything that the add-on keeps in a spreadsheet. */
import * as z from "zod";
import { type Catalogue, findQualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { qualificationName } from "@evidence-mapper/shared/rules/sentences";
import { removeColours, setColours, wantsColours } from "../colours/apply-colours.ts";
import { checkSpreadsheet } from "../reading/check-spreadsheet.ts";
import { forgetLayout, layoutInUse, rememberedLayout, rememberLayout } from "../reading/remembered-layout.ts";
import { given } from "../sidebar/given.ts";
import { type SettingsView } from "../sidebar/views.ts";
import { type Spreadsheet } from "../spreadsheet.ts";
import { forgetTidy, lastTidy } from "../tidy/undo-tidy.ts";
import { hasWordingTab, wordingRows } from "../wording/wording-tab.ts";

const changes = z.strictObject({
  colours: z.boolean().optional(),
  qualification: z.string().max(200).optional(),
});

export function settingsView(spreadsheet: Spreadsheet, catalogue: Catalogue): SettingsView {
  const remembered = rememberedLayout(spreadsheet);
  const chosen = remembered?.layout.qualification ?? null;
  const qualification = chosen === null ? undefined : findQualification(catalogue, chosen);
  const terms = qualification?.specification.terms;
  const isStandard = (remembered?.layout ?? layoutInUse(spreadsheet))?.arrangement === "standard";
  const criteria = wordingRows(spreadsheet).length;
  return {
    isStandard,
    isConfirmed: remembered !== null,
    qualification: qualification?.id ?? "",
    qualifications: catalogue.qualifications.map((one) => ({ id: one.id, name: qualificationName(one) })),
    terms:
      terms === undefined
        ? null
        : `The awarding body's words for people are used: ${terms.learner}, ${terms.iqa} and ${terms.eqa}.`,
    colours: wantsColours(spreadsheet),
    stored: [
      remembered === null && isStandard
        ? "Nothing about the layout: the standard tracker says itself how it is arranged."
        : remembered === null
          ? "No layout is remembered: nobody has confirmed how the sheet is read."
          : `How the sheet is read, confirmed on ${remembered.confirmedAt.slice(0, 10).split("-").reverse().join("/")}: names of tabs, rows and columns, and what marks mean. It is kept with the spreadsheet and seen by nobody who cannot open it.`,
      wantsColours(spreadsheet)
        ? "The colours: rules of conditional formatting, and a hidden tab “Evidence Mapper colours” that they look at."
        : "That you want no colours.",
      hasWordingTab(spreadsheet)
        ? `The official wording of ${criteria} criteria, in the tab “Official wording”.`
        : "No official wording is loaded.",
      ...(lastTidy(spreadsheet) === null
        ? []
        : ["What the last tidying of criterion numbers changed, so that it can be put back."]),
      "Nothing is kept anywhere else, and nothing leaves the spreadsheet.",
    ],
  };
}

export function changeSettings(
  spreadsheet: Spreadsheet,
  catalogue: Catalogue,
  wanted: unknown,
): SettingsView {
  const { colours, qualification } = given(changes, wanted);
  spreadsheet.exclusively(() => {
    const remembered = rememberedLayout(spreadsheet);
    let layout = remembered?.layout ?? null;
    if (qualification !== undefined) {
      const found = findQualification(catalogue, qualification);
      if (found === undefined) throw new Error("That is no qualification of the catalogue.");
      if (layout === null) throw new Error("First confirm how the sheet is read: choose Check this sheet.");
      layout = { ...layout, qualification: found.id };
      rememberLayout(spreadsheet, layout);
    }
    const isOn = colours ?? wantsColours(spreadsheet);
    setColours(
      spreadsheet,
      isOn,
      isOn && layout !== null ? checkSpreadsheet(spreadsheet, catalogue, layout) : null,
    );
  });
  return settingsView(spreadsheet, catalogue);
}

/** Forgets the layout and takes the colours away that rest on it. The centre's own cells are not touched. */
export function forgetReading(spreadsheet: Spreadsheet, catalogue: Catalogue): SettingsView {
  spreadsheet.exclusively(() => {
    removeColours(spreadsheet);
    forgetLayout(spreadsheet);
  });
  return settingsView(spreadsheet, catalogue);
}

/** Erases everything that the add-on remembers; tabs that people may work in stay. */
export function eraseAll(spreadsheet: Spreadsheet, catalogue: Catalogue): SettingsView {
  spreadsheet.exclusively(() => {
    setColours(spreadsheet, true, null);
    forgetLayout(spreadsheet);
    forgetTidy(spreadsheet);
  });
  return settingsView(spreadsheet, catalogue);
}
