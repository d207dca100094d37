import { describe, expect, test } from "vitest";
import { builtInFormat, dateOf, numberFormat } from "../../../apps-script/cli/src/files/number-format.ts";

describe("what a sheet shows for a number", () => {
  test.each([
    ["dd.mm.yyyy", 46054, "01.02.2026"],
    ["d.m", 46054, "1.2"],
    ["d\\.m", 46054, "1.2"],
    ["dd.mm.yy;@", 46054, "01.02.26"],
    ["[$-809]dd mmmm yyyy", 46054, "01 February 2026"],
    ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 46054, "Sunday, February 01, 2026"],
    ['yyyy"年"m"月"d"日"', 46054, "2026年2月1日"],
    ["yyyy年m月d日", 46054, "2026年2月1日"],
    ["dd/mm/yyyy hh:mm:ss.000", 46054.5, "01/02/2026 12:00:00.000"],
  ])("%s makes %d a date shown as %s", (code, value, shown) => {
    expect(numberFormat(code, false)(value)).toEqual({ kind: "date", date: "2026-02-01", shown });
  });

  test.each([
    ["£#,##0", 1200, "£1,200"],
    ["0.0%", 0.455, "45.5%"],
    ['"Unit "000', 7, "Unit 007"],
    ['[=1]"P";[=0]"";General', 1, "P"],
    ["0.00", 1.5, "1.50"],
    [";;;", 5, ""],
  ])("%s shows %d as %s", (code, value, shown) => {
    expect(numberFormat(code, false)(value)).toEqual({ kind: "number", value, shown });
  });

  test("a format that nobody understands leaves the number, and a date its day", () => {
    expect(numberFormat('0"', false)(3)).toBe(3);
    expect(numberFormat("", false)(3)).toBe(3);
    expect(numberFormat("@", false)(3)).toBe(3);
  });

  test("the machine's order of day and month is not asked: it is the British one", () => {
    expect(numberFormat(builtInFormat(14), false)(46054)).toMatchObject({ shown: "01/02/2026" });
    expect(builtInFormat(9)).toBe("0%");
    expect(builtInFormat(9999)).toBe("General");
  });
});

describe("days counted from 1900 or 1904", () => {
  test.each([
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [60, undefined],
    [61, "1900-03-01"],
    [46082, "2026-03-01"],
    [46081.9999999999, "2026-03-01"],
    [0.5, undefined],
    [-1, undefined],
    [2_958_465, "9999-12-31"],
    [2_958_466, undefined],
    [1e300, undefined],
  ])("day %d is %s", (serial, date) => {
    expect(dateOf(serial, false)).toBe(date);
  });

  test("day 0 of 1904 is the first of January", () => {
    expect(dateOf(0, true)).toBe("1904-01-01");
    expect(dateOf(44620, true)).toBe("2026-03-01");
  });
});
