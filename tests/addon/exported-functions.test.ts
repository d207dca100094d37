import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exportedFunctions } from "../../scripts/addon/exported-functions.ts";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "exports-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function exportsOf(files: Readonly<Record<string, string>>): ReturnType<typeof exportedFunctions> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return exportedFunctions(join(folder, "index.ts"));
}

const comment = `/**
 * Twice the number.
 *
 * @param {number} figure The number.
 * @return {number} Twice as much.
 * @example =TWICE(2)
 * @customfunction
 */`;

describe("the add-on's list of exports", () => {
  it("gives names, parameters and comments, also of what comes from another file", () => {
    const found = exportsOf({
      "twice.ts": `${comment}\nexport function TWICE(figure: number): number { return figure * 2; }`,
      "index.ts":
        'export { TWICE } from "./twice.ts";\n/** Opens. */\nexport function onOpen(): void {}\nexport interface Kept { a: 1 }',
    });
    expect(found).toEqual([
      { name: "onOpen", parameters: [], comment: "/** Opens. */", isCustomFunction: false },
      { name: "TWICE", parameters: ["figure"], comment, isCustomFunction: true },
    ]);
  });

  it("refuses a custom function that people could not understand while they type", () => {
    const poor =
      "/** Twice.\n * @param figure\n * @customfunction */\nexport function TWICE(figure: number, by: number): number { return figure * by; }";
    expect(() => exportsOf({ "index.ts": poor })).toThrow(
      [
        "- TWICE: no `@param {type} figure`.",
        "- TWICE: no `@param {type} by`.",
        "- TWICE describes 1 parameters and has 2.",
        "- TWICE: no `@return {type}`.",
        "- TWICE: no `@example =TWICE(…)`.",
      ].join("\n"),
    );
  });

  it("refuses what Apps Script could not call", () => {
    expect(() =>
      exportsOf({
        "index.ts":
          "export const f = () => 1;\n/** Hidden. */\nexport function g_(): void {}\nexport function h(): void {}",
      }),
    ).toThrow(/g_ ends with “_”[^]*h has no comment[^]*f is not declared with `function`/);
  });
});
