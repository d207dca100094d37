import { describe, expect, test } from "vitest";
import { readPackedBytes } from "../../../apps-script/cli/src/files/read-packed.ts";
import { makeOds } from "../../support/make-ods.ts";
import { makeXlsx } from "../../support/make-xlsx.ts";

const rows = Array.from(
  { length: 40 },
  (_none, row) =>
    `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>${row % 3}</v></c><c r="B${row + 1}" s="1"><v>${46000 + row}</v></c><c r="C${row + 1}"><f>A1</f></c></row>`,
);
const goodFiles: readonly (readonly [string, Buffer])[] = [
  [
    "tracker.xlsx",
    makeXlsx({
      sheets: [
        {
          data: rows.join(""),
          after: `<mergeCells><mergeCell ref="A1:C2"/></mergeCells>`,
          related: [["comments", "../comments1.xml"]],
        },
      ],
      sharedStrings: `<si><t>Amy</t></si><si><r><t>Bob</t></r></si><si><t>P</t></si>`,
      formats: ["dd/mm/yyyy"],
      more: [
        {
          name: "xl/comments1.xml",
          data: `<comments><comment ref="A1"><text><t>x</t></text></comment></comments>`,
        },
      ],
    }),
  ],
  [
    "tracker.ods",
    makeOds(
      `<table:table table:name="T">${`<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="2"><text:p>2.0</text:p></table:table-cell><table:table-cell table:number-columns-spanned="2"/></table:table-row>`.repeat(20)}</table:table>`,
    ),
  ],
  ["tracker.csv", Buffer.from(`Learner,1.1\n${`"Ash, Zoë",P\n`.repeat(40)}`)],
];

/** A small generator with a seed: the same files on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function expectAnswer(bytes: Buffer, name: string): Promise<void> {
  const result = await readPackedBytes(bytes, name);
  if (result.ok) expect(result.packed.values[0]).toBeNull();
  else
    expect(result.problem).toMatchObject({
      where: name,
      found: expect.any(String),
      advice: expect.any(String),
    });
}

describe.each(goodFiles)("%s, broken at random", (name, good) => {
  test("cut off at 50 places it is read or refused", async () => {
    for (let place = 0; place < 50; place += 1) {
      await expectAnswer(good.subarray(0, Math.floor((good.length * place) / 50)), name);
    }
  });

  test("with changed bytes it is read or refused", async () => {
    const random = randomFrom(7);
    for (let round = 0; round < 400; round += 1) {
      const bytes = Buffer.from(good);
      for (let flips = random(4) + 1; flips > 0; flips -= 1) bytes[random(bytes.length)] = random(256);
      await expectAnswer(bytes, name);
    }
  });

  test("with a piece missing or doubled it is read or refused", async () => {
    const random = randomFrom(11);
    for (let round = 0; round < 100; round += 1) {
      const from = random(good.length);
      const to = Math.min(good.length, from + random(200));
      const middle =
        random(2) === 0 ? Buffer.alloc(0) : Buffer.concat([good.subarray(from, to), good.subarray(from, to)]);
      await expectAnswer(Buffer.concat([good.subarray(0, from), middle, good.subarray(to)]), name);
    }
  });
});
