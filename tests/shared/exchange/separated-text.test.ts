import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessSeparator, readSeparatedText } from "../../../shared/src/exchange/separated-text.ts";

function recordsOf(text: string, separator = ","): readonly (readonly string[])[] {
  const records: (readonly string[])[] = [];
  readSeparatedText(text, separator, (cells) => records.push(cells) > 0);
  return records;
}

describe("cutting text into cells", () => {
  test.each<[string, readonly (readonly string[])[]]>([
    [
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,b\r\nc,d\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a\rb\r", [["a"], ["b"]]],
    ["a,\n,b\n\nc", [["a", ""], ["", "b"], [""], ["c"]]],
    ['"a,1","b\r\n2","c""3"', [["a,1", "b\r\n2", 'c"3']]],
    ['a "quoted" word,b', [['a "quoted" word', "b"]]],
    ['"a"b,c', [["ab", "c"]]],
    ['""', [[""]]],
    ['"",""', [["", ""]]],
    ['"open,\nto the end', [["open,\nto the end"]]],
    ["a,", [["a", ""]]],
  ])("%j", (text, records) => {
    expect(recordsOf(text)).toEqual(records);
  });

  test("what is quoted as spreadsheets do comes back as it was", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "1", '"', ",", "\n", "\r", " ", "é") });
    const record = fc.array(cell, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (records) => {
        const text = records
          .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(","))
          .join("\n");
        expect(recordsOf(text)).toEqual(records);
      }),
    );
  });

  test("no text makes it throw or lose a character that is no mark", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r") }), (text) => {
        const letters = (one: string): number => one.split("a").length;
        expect(letters(recordsOf(text).flat().join(""))).toBe(letters(text));
      }),
    );
  });

  test("the record with an open quotation mark is named", () => {
    expect(readSeparatedText('a\n"b', ",", () => true)).toBe(1);
    expect(readSeparatedText('a\n"b"', ",", () => true)).toBeUndefined();
  });
});

describe("finding the separator", () => {
  test.each([
    ["a,b\nc,d", ","],
    ["Learner;1.1;1.2\nAsh, Amy;P;P\nBirch, Bob;R;P", ";"],
    ["Cohort 1, spring\nLearner\t1.1\t1.2\nAmy\tP\tP\nBob\tR\tP", "\t"],
    ['"a;b;c",d\n"e;f;g",h', ","],
    ["one column", ","],
    ["a|b|c", "|"],
  ])("%j", (text, separator) => {
    expect(guessSeparator(text)).toBe(separator);
  });
});
