import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellPlace, cellPlaces } from "../../../shared/src/tracker/cell-place.ts";
import { cellName } from "../../../shared/src/tracker/workbook.ts";

describe("the names of very many cells", () => {
  it("give the places that each name gives alone, whatever the tab is called", () => {
    const name = fc
      .tuple(fc.string({ maxLength: 8 }), fc.nat(200_000), fc.nat(18_000))
      .map(([tab, row, column]) => cellName(tab, row, column));
    const odd = fc.constantFrom(
      "",
      "5",
      "A1",
      "T!A",
      "T!A0",
      "T!A05",
      "T!A123456789",
      "T!A1:B2",
      "'It''s'!C9",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(name, odd, fc.string()), { maxLength: 40 }), (names) => {
        const placeOf = cellPlaces();
        for (const one of [...names, ...names]) expect([one, placeOf(one)]).toEqual([one, cellPlace(one)]);
      }),
    );
  });

  it("are found again for the cells of a tab", () => {
    const placeOf = cellPlaces();
    expect(placeOf("'Year 1'!AB12")).toEqual({ tab: "Year 1", row: 11, column: 27 });
    expect(placeOf("'Year 1'!AB13")).toEqual({ tab: "Year 1", row: 12, column: 27 });
  });
});
