/** The shipped samples are what the script makes, byte for byte. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readWorkbookFile } from "../../apps-script/cli/src/files/read-workbook-file.ts";
import { sampleFiles } from "../../scripts/samples/sample-files.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { checkInTurn } from "../../shared/src/check/check.ts";
import { iqaRows } from "../../shared/src/standard-tracker/iqa-rows.ts";
import { iqaView } from "../../shared/src/standard-tracker/iqa-view.ts";
import { cellText } from "../../shared/src/tracker/cell-text.ts";

const folder = join(import.meta.dirname, "../../apps-script/samples");

test.each(Object.entries(sampleFiles()))("%s is what `npm run samples` makes", (name, content) => {
  expect(readFileSync(join(folder, name)).equals(Buffer.from(content))).toBe(true);
});

test("the README names every sample", () => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  const stems = Object.keys(sampleFiles()).map((name) => name.replace(/\.(csv|ods)$/, ""));
  expect(stems.filter((stem) => !readme.includes(stem))).toEqual([]);
});

test("the standard tracker's Coverage tab holds the answer of its formula", async () => {
  const file = await readWorkbookFile(join(folder, "harbour-street-standard-tracker.xlsx"));
  if (!file.ok) throw new Error(file.problem.found);
  const check = checkInTurn(file.workbook, catalogue);
  const terms = check.qualification?.specification.terms;
  if (terms === undefined) throw new Error("The sample names no qualification.");
  const expected = iqaRows(iqaView(check).rows, terms);
  const shown = file.workbook.sheets
    .find(({ name }) => name === "Coverage")
    ?.rows.slice(2, 2 + expected.length)
    .map((row) => Array.from({ length: 13 }, (_, column) => cellText(row[column] ?? null)));
  expect(expected.length).toBeGreaterThan(20);
  expect(shown).toEqual(expected);
});
