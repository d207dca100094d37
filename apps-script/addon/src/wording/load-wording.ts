/** The official wording, read in the script from the centre's own copy of its specification. */
import * as z from "zod";
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { plainText } from "@evidence-mapper/shared/report/plain-text";
import { criteriaCount, listOf } from "@evidence-mapper/shared/rules/sentences";
import { cellText } from "@evidence-mapper/shared/tracker/cell-text";
import { catalogueOutlines } from "@evidence-mapper/shared/wording/catalogue-outlines";
import { readWording } from "@evidence-mapper/shared/wording/read-wording";
import { recogniseSpecification } from "@evidence-mapper/shared/wording/recognise-specification";
import { type WordingReading } from "@evidence-mapper/shared/wording/reading";
import { isOwnTab } from "../own-tabs.ts";
import { timeWords } from "../reading/time-words.ts";
import { given } from "../sidebar/given.ts";
import { type WordingView } from "../sidebar/views.ts";
import { type Spreadsheet } from "../spreadsheet.ts";
import { forgetWording, hasWordingTab, keepWording, type WordingRow, wordingRows } from "./wording-tab.ts";

/** A specification is a few hundred kilobytes; what is far larger is something else. */
const longest = 5_000_000;
/** Faults that are written out. */
const shownFaults = 20;

const source = z.union([
  z.strictObject({ from: z.literal("text"), text: z.string().max(longest) }),
  z.strictObject({ from: z.literal("tab"), tab: z.string().max(200) }),
]);

export function wordingView(spreadsheet: Spreadsheet): WordingView {
  const counts = new Map<string, number>();
  const rows = wordingRows(spreadsheet);
  for (const { specification } of rows) counts.set(specification, (counts.get(specification) ?? 0) + 1);
  return {
    hasTab: hasWordingTab(spreadsheet),
    loaded: [...counts].map(
      ([specification, count]) => `${plainText(specification, 100)}: ${criteriaCount(count)}`,
    ),
    tabs: spreadsheet.tabs().flatMap(({ name }) => (isOwnTab(name) ? [] : [name])),
    sentences: [],
    checked: `${rows.length} ${rows.length === 1 ? "row" : "rows"} of official wording, looked at ${timeWords(spreadsheet.now())}.`,
  };
}

/** Reads and keeps the wording. What could not be found or placed is said; nothing is dropped in silence. */
export function loadWording(spreadsheet: Spreadsheet, catalogue: Catalogue, wanted: unknown): WordingView {
  const request = given(source, wanted);
  const text = request.from === "text" ? request.text : tabText(spreadsheet, request.tab);
  if (text.trim() === "") throw new Error("There is no text to read. Paste the whole specification first.");
  const outlines = catalogueOutlines(catalogue);
  const id = recogniseSpecification(text, outlines);
  const outline = outlines.find((one) => one.id === id);
  if (outline === undefined)
    throw new Error(
      "This text is not one of the specifications that Evidence Mapper knows, or too little of one. Paste the whole document.",
    );
  const reading = readWording(text, outline);
  const rows = reading.units.flatMap(({ ref, criteria }): readonly WordingRow[] =>
    criteria.map(({ number, text: sentence }) => ({
      specification: reading.specification,
      unit: ref,
      criterion: number,
      text: sentence,
    })),
  );
  if (rows.length > 0) keepWording(spreadsheet, reading.specification, rows);
  return { ...wordingView(spreadsheet), sentences: sentencesOf(reading, rows.length) };
}

/** Takes the tab with the official wording away, which the page asks about first. */
export function removeWording(spreadsheet: Spreadsheet): WordingView {
  spreadsheet.exclusively(() => forgetWording(spreadsheet));
  return wordingView(spreadsheet);
}

function sentencesOf({ notFound, unplaced, withoutNumber }: WordingReading, count: number): string[] {
  if (count === 0) return ["This specification prints no criteria, so there is no wording to keep."];
  const missing = notFound.map(({ ref, number }) => `${ref} ${number}`);
  return [
    `${criteriaCount(count)} were found and are kept in the tab “Official wording”. They are shown instead of the summaries from now on.`,
    ...(missing.length === 0
      ? []
      : [
          `Not found, so that the summary stays: ${listOf(missing.slice(0, shownFaults), "and")}${missing.length > shownFaults ? `, and ${missing.length - shownFaults} more` : ""}.`,
        ]),
    ...(withoutNumber.length === 0
      ? []
      : [
          `Without a number in the text, placed by their position: ${listOf(
            withoutNumber.slice(0, shownFaults).map(({ ref, number }) => `${ref} ${number}`),
            "and",
          )}. Please look at them in the tab.`,
        ]),
    ...unplaced
      .slice(0, shownFaults)
      .map(({ line, text }) => `Line ${line} could not be placed: ${plainText(text, 200)}`),
    ...(unplaced.length > shownFaults
      ? [`${unplaced.length - shownFaults} more lines could not be placed.`]
      : []),
  ];
}

/** A tab into which the specification was pasted: cells of a row beside each other, as a table has them. */
function tabText(spreadsheet: Spreadsheet, name: string): string {
  if (isOwnTab(name) || !spreadsheet.tabs().some((tab) => tab.name === name))
    throw new Error(`There is no tab “${plainText(name, 60)}” to read from.`);
  const [sheet] = spreadsheet.readWorkbook([name]).sheets;
  const text = (sheet?.rows ?? []).map((row) => row.map(cellText).join("\t").trimEnd()).join("\n");
  if (text.length > longest) throw new Error("That tab holds more text than any specification.");
  return text;
}
