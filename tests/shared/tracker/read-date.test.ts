import { describe, expect, it } from "vitest";
import { findDate } from "../../../shared/src/tracker/read-date.ts";

describe("a date in a text", () => {
  it.each([
    ["12/03/2026", "2026-03-12"],
    ["1.2.26", "2026-02-01"],
    ["12-03-2026", "2026-03-12"],
    ["12th March 2026", "2026-03-12"],
    ["3 Sept 26", "2026-09-03"],
    ["2026-03-12", "2026-03-12"],
    ["29/02/2024", "2024-02-29"],
  ])("%s is %s", (text, date) => {
    expect(findDate(text)?.found).toEqual({ kind: "date", date });
  });

  it("leaves the rest of the text", () => {
    expect(findDate("AB 12/03/26 E4")?.rest.split(/\s+/)).toEqual(["AB", "E4"]);
  });

  it.each(["31/02/2026", "29/02/2026", "12/13/2026", "00/01/2026"])("%s is on no calendar", (text) => {
    expect(findDate(text)?.found).toEqual({ kind: "impossible" });
  });

  it.each(["", "1.2", "2/4", "E4", "A/601/6047", "501/1837/7"])("“%s” has none", (text) => {
    expect(findDate(text)).toBeNull();
  });
});
