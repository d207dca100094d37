import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { disagreeingOverTabs } from "../../../apps-script/addon/src/live-columns/agreement.ts";
import { readWorkbookFile } from "../../../apps-script/cli/src/files/read-workbook-file.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { checkTracker } from "../../../shared/src/check/check.ts";
import { type Workbook } from "../../../shared/src/tracker/workbook.ts";

const file = join(import.meta.dirname, "../../../apps-script/samples/harbour-street-across.xlsx");
const read = await readWorkbookFile(file);
if (!read.ok) throw new Error(read.problem.found);
const { workbook } = read;
const [first] = checkTracker(workbook, catalogue).learners;

/** The workbook with the first learner's marks for unit 002 shown as E7 by their format, which is 0.07 beneath. */
function withFormat(): Workbook {
  return {
    sheets: workbook.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row, index) =>
        row.map((value, column) =>
          sheet.name === "002" && index > 2 && column === 1 && value !== null
            ? { kind: "number" as const, value: 0.07, shown: "E7" }
            : value,
        ),
      ),
    })),
  };
}

describe("live answers over several tabs", () => {
  it("agree with the check where a formula sees all that the check sees", () => {
    expect(disagreeingOverTabs(workbook, checkTracker(workbook, catalogue), catalogue)).toEqual([]);
  });

  it("would differ for a learner whose mark a formula sees without its format", () => {
    const shown = withFormat();
    expect(disagreeingOverTabs(shown, checkTracker(shown, catalogue), catalogue)).toEqual([first?.name]);
  });
});
