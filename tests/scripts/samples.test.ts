/** The shipped samples are what the script makes, byte for byte. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sampleFiles } from "../../scripts/samples/sample-files.ts";

const folder = join(import.meta.dirname, "../../apps-script/samples");

test.each(Object.entries(sampleFiles()))("%s is what `npm run samples` makes", (name, content) => {
  expect(readFileSync(join(folder, name)).equals(Buffer.from(content))).toBe(true);
});

test("the README names every sample", () => {
  const readme = readFileSync(join(folder, "README.md"), "utf8");
  const stems = Object.keys(sampleFiles()).map((name) => name.replace(/\.(csv|ods)$/, ""));
  expect(stems.filter((stem) => !readme.includes(stem))).toEqual([]);
});
