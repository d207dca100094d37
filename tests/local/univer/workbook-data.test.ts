import { describe, expect, it } from "vitest";
import { readBook } from "../../../apps-script/local/src/files/read-book.ts";
import { workbookData } from "../../../apps-script/local/src/univer/workbook-data.ts";
import { workbookOf } from "../../support/office-file.ts";

const wrapped = `<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<cellXfs count="2"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="0"><alignment wrapText="1"/></xf></cellXfs>`;

function cell(place: string, text: string): string {
  return `<c r="${place}" s="1" t="inlineStr"><is><t>${text}</t></is></c>`;
}

describe("a tracker on its way to the page", () => {
  it("has rows as high as their wrapped text needs, or as somebody chose, and hides what was hidden", async () => {
    const book = await readBook(
      workbookOf({
        styles: wrapped,
        sheet: `<cols><col min="1" max="1" width="12" customWidth="1"/><col min="2" max="2" width="4" customWidth="1"/><col min="4" max="4" width="9" hidden="1"/></cols>
<sheetData>
  <row r="1">${cell("A1", "Learner")}</row>
  <row r="2">${cell("A2", "Registered with the awarding body")}</row>
  <row r="3">${cell("B3", "a column too narrow to be read")}</row>
  <row r="4" ht="60" customHeight="1">${cell("A4", "Registered with the awarding body")}</row>
  <row r="6" hidden="1"/>
</sheetData>`,
      }),
    );
    const [sheet] = Object.values(workbookData(book, "Tracker").sheets);
    expect(sheet?.rowData).toEqual({ 1: { ia: 1, ah: 76 }, 3: { h: 80, ia: 0 }, 5: { hd: 1 } });
    expect(sheet?.columnData).toEqual({ 0: { w: 89 }, 1: { w: 33 }, 3: { w: 68, hd: 1 } });
  });
});
