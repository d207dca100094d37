/** `check` on files that are broken or made to do harm: a clear refusal or the right answer, within ten seconds. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, expectRefused, run, temporaryFolder } from "../support/built-cli.ts";
import { checkAnswer } from "../support/cli-answers.ts";
import { makeXlsx, xlsxParts } from "../support/make-xlsx.ts";
import { makeZip } from "../support/make-zip.ts";
import { type Row, trackerOf, unitsOf } from "../support/tracker-sheet.ts";

const title = "ProQual Level 1 Award for Introduction to Customer Service (600/5863/8)";
const criteria = unitsOf("600/5863/8")
  .flatMap(({ ref, criteria: own }) => own.map(({ number }) => `${ref} ${number}`))
  .slice(0, 60);
const headings: readonly Row[] = [[title], ["Learner", ...criteria]];
const learnerRow = (name: string): Row => [
  name,
  ...criteria.map((_one, index) => (index % 3 === 0 ? "E4" : "12/03/2026")),
];
const enoughTime = 10_000;

async function check(bytes: Buffer, ...words: readonly string[]): Promise<Answer & { milliseconds: number }> {
  const path = join(temporaryFolder(), "tracker.xlsx");
  writeFileSync(path, bytes);
  const start = performance.now();
  const answer = await run(["check", path, "--json", ...words]);
  return { ...answer, milliseconds: performance.now() - start };
}

async function expectFileRefused(bytes: Buffer, ...says: readonly RegExp[]): Promise<void> {
  const answer = await check(bytes);
  expectRefused(answer, ...says);
  expect(answer.milliseconds).toBeLessThan(enoughTime);
}

describe("a file that cannot be read is refused in plain words", () => {
  let bomb: Buffer;
  beforeAll(() => {
    bomb = makeXlsx({ sheets: [{ data: "<row/>".repeat(12_000_000) }] });
  });

  it("a zip bomb", async () => {
    await expectFileRefused(bomb, /too large to be read safely/, /Split the tracker/);
  });

  it("a file that was cut off", async () => {
    const whole = trackerOf([...headings, learnerRow("Ann Example")]);
    await expectFileRefused(whole.subarray(0, whole.length - 100), /damaged or incomplete/, /again/);
    await expectFileRefused(whole.subarray(0, 200), /damaged or incomplete/);
  });

  it("a file with a password", async () => {
    const parts = xlsxParts({ sheets: [{ data: "" }] });
    await expectFileRefused(
      makeZip(parts.map((part) => ({ ...part, encrypted: true }))),
      /password/,
      /remove the password/,
    );
  });

  it("another kind of file under the name of a tracker", async () => {
    await expectFileRefused(Buffer.from("%PDF-1.7\n"), /a PDF document/, /Give the spreadsheet itself/);
    await expectFileRefused(Buffer.from("{}"), /a JSON file/);
    await expectFileRefused(makeZip([{ name: "word/document.xml", data: "<w/>" }]), /tracker\.xlsx: /);
  });
});

describe("a file that is only odd is answered", () => {
  it("ten whole columns of drop-downs", async () => {
    const lists = [..."ABCDEFGHIJ"].map(
      (column) =>
        `<dataValidation type="list" sqref="${column}1:${column}1048576"><formula1>"P,R,X"</formula1></dataValidation>`,
    );
    const after = `<dataValidations count="10">${lists.join("")}</dataValidations>`;
    const { code, out, milliseconds } = await check(
      trackerOf([...headings, learnerRow("Ann Example")], { after }),
    );
    expect(checkAnswer.parse(JSON.parse(out)).learners.map(({ name }) => name)).toEqual(["Ann Example"]);
    expect(code).toBe(1);
    expect(milliseconds).toBeLessThan(enoughTime);
  });

  it("5,000 learners and 60 criteria", async () => {
    const rows = Array.from({ length: 5000 }, (_none, index) => learnerRow(`Learner ${index + 1}`));
    const { code, out, milliseconds } = await check(trackerOf([...headings, ...rows]));
    const { tracker, learners } = checkAnswer.parse(JSON.parse(out));
    expect(tracker).toMatchObject({ qualification: "600/5863/8", learners: 5000 });
    expect(learners[4999]).toMatchObject({ name: "Learner 5000", verdict: "not-met" });
    const marked = learners[4999]?.units.flatMap((unit) => unit.criteria).slice(0, 60);
    expect(marked?.map(({ state }) => state)).toEqual(
      criteria.map((_one, index) => (index % 3 === 0 ? "covered" : "decided")),
    );
    expect(code).toBe(1);
    expect(milliseconds).toBeLessThan(enoughTime);
  });

  it("names that mean something to a program are names", async () => {
    const names = [
      "__proto__",
      "constructor",
      "toString",
      "<script>alert(1)</script>",
      '=HYPERLINK("http://x")',
      `O'Brien & "Sons"`,
      "\u202Eekil",
    ];
    const page = join(temporaryFolder(), "page.html");
    const { out } = await check(trackerOf([...headings, ...names.map(learnerRow)]), "--html", page);
    const { learners } = checkAnswer.parse(JSON.parse(out));
    expect(learners.map(({ name }) => name)).toEqual(names);
    expect(new Set(learners.map(({ units }) => JSON.stringify(units))).size).toBe(1);
    const html = readFileSync(page, "utf8");
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain("&lt;script&gt;alert(1)");
  });
});
