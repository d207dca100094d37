import { describe, expect, test } from "vitest";
import { readBytes, refusalOf } from "../../support/read-bytes.ts";

async function rowsOf(text: string | Buffer): Promise<unknown> {
  return (await readBytes(Buffer.from(text), "cohort 1.csv")).sheet.rows;
}

describe("separated text", () => {
  test("every cell stays text, and the tab has the file's name", async () => {
    const { sheet } = await readBytes(Buffer.from("Learner,1.10\nAmy,TRUE\nBob,001\n"), "cohort 1.csv");
    expect(sheet.name).toBe("cohort 1");
    expect(sheet.rows).toEqual([
      ["Learner", "1.10"],
      ["Amy", "TRUE"],
      ["Bob", "001"],
    ]);
  });

  test.each([
    ["comma", ","],
    ["semicolon", ";"],
    ["tab", "\t"],
    ["bar", "|"],
  ])("a %s is found to separate the cells", async (_name, mark) => {
    const lines = [
      ["Name of learner", "1.1", "1.2"],
      ["Amy Ash", "P", ""],
      ["Bob Birch", "", "R"],
    ];
    expect(await rowsOf(lines.map((line) => line.join(mark)).join("\r\n"))).toEqual([
      lines[0],
      ["Amy Ash", "P"],
      ["Bob Birch", null, "R"],
    ]);
  });

  test("a comma in names does not make commas the separator", async () => {
    expect(await rowsOf("Learner;1.1;1.2\nAsh, Amy;P;P\nBirch, Bob;R;P\n")).toEqual([
      ["Learner", "1.1", "1.2"],
      ["Ash, Amy", "P", "P"],
      ["Birch, Bob", "R", "P"],
    ]);
  });

  test("a first line that names the separator is obeyed and is no row", async () => {
    expect(await rowsOf("sep=;\r\nAsh, Amy;P\r\n")).toEqual([["Ash, Amy", "P"]]);
  });

  test("quotation marks hold separators, line breaks and quotation marks", async () => {
    expect(await rowsOf('"Ash, Amy","two\nlines","says ""yes"""\nBob,P,P')).toEqual([
      ["Ash, Amy", "two\nlines", 'says "yes"'],
      ["Bob", "P", "P"],
    ]);
  });

  test("a quotation mark that is never closed is named", async () => {
    const { problems } = await readBytes(Buffer.from('Amy,P\nBob,"R\nCid,P\n'), "cohort.csv");
    expect(problems).toMatchObject([{ code: "text-quote-not-closed", where: "cohort!A2" }]);
  });

  test("one column is a sheet too", async () => {
    expect(await rowsOf("Learner\nAmy\nBob\n")).toEqual([["Learner"], ["Amy"], ["Bob"]]);
  });
});

describe("encodings of separated text", () => {
  const line = "Zoë,Łucja ✓\n";

  test.each([
    ["UTF-8", Buffer.from(line)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${line}`)],
    ["UTF-16, small end first", Buffer.from(`\uFEFF${line}`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\uFEFF${line}`, "utf16le").swap16()],
    ["UTF-16 without a mark", Buffer.from(`Zoë,Łucja ✓,plain letters follow\n`, "utf16le")],
  ])("%s is recognised", async (_name, bytes) => {
    const { sheet, problems } = await readBytes(bytes, "cohort.csv");
    expect(sheet.rows[0]?.slice(0, 2)).toEqual(["Zoë", "Łucja ✓"]);
    expect(problems).toEqual([]);
  });

  test("Windows-1252 is read without a word when every character is known", async () => {
    const { sheet, problems } = await readBytes(
      Buffer.from("Zo\xeb,\x80 5 \x96 O\x92Brien\n", "latin1"),
      "c.csv",
    );
    expect(sheet.rows).toEqual([["Zoë", "€ 5 – O’Brien"]]);
    expect(problems).toEqual([]);
  });

  test("characters that no encoding has are counted and reported", async () => {
    const { problems } = await readBytes(Buffer.from("Zo\xeb,\x81\x8d\n", "latin1"), "c.csv");
    expect(problems).toMatchObject([{ code: "text-unreadable-characters", where: "c.csv" }]);
    expect(problems[0]?.found).toContain("2 characters");
  });

  test("zero bytes are no text", async () => {
    expect((await refusalOf(Buffer.from("Amy,P\0\0\0\nBob,R\n"), "c.csv")).code).toBe("file-wrong-type");
  });

  test("ten megabytes in one cell are one cell", async () => {
    const { sheet } = await readBytes(Buffer.from(`Amy,"${"x".repeat(10_000_000)}"\nBob,P\n`), "c.csv");
    expect(sheet.rows.map((row) => row.map((cell) => String(cell).length))).toEqual([
      [3, 10_000_000],
      [3, 1],
    ]);
  });
});
