/** `check` on thousands of learners stays within the memory that any machine of a centre has. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { run, temporaryFolder } from "../support/built-cli.ts";
import { trackerOf, unitsOf } from "../support/tracker-sheet.ts";

const title = "ProQual Level 1 Award for Introduction to Customer Service (600/5863/8)";
const criteria = unitsOf("600/5863/8")
  .flatMap(({ ref, criteria: own }) => own.map(({ number }) => `${ref} ${number}`))
  .slice(0, 60);

it("5,000 learners and 60 criteria take less than 300 MB in any process, with the report and the page", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "tracker.xlsx");
  const learners = Array.from({ length: 5000 }, (_none, index) => [
    `Learner ${index + 1}`,
    ...criteria.map((_one, place) => (place % 3 === 0 ? "E4" : "12/03/2026")),
  ]);
  writeFileSync(file, trackerOf([[title], ["Learner", ...criteria], ...learners]));
  // Every process of the command writes down its own peak as it ends: the one that reads the file, and the rest.
  const peaks = join(folder, "peaks.txt");
  const watch = join(folder, "watch.mjs");
  writeFileSync(
    watch,
    `import { appendFileSync } from "node:fs";
process.on("exit", () => appendFileSync(${JSON.stringify(peaks)}, process.resourceUsage().maxRSS + "\\n"));`,
  );
  const page = join(folder, "page.html");
  const { code, out } = await run(["check", file, "--html", page], {
    env: { NODE_OPTIONS: `--import ${pathToFileURL(watch).href}` },
  });
  expect(code).toBe(1);
  expect(out).toContain("Learner 5000");
  expect(readFileSync(page, "utf8")).toContain('id="learner-5000"');
  const megabytes = readFileSync(peaks, "utf8")
    .trim()
    .split("\n")
    .map((kilobytes) => Number(kilobytes) / 1024);
  expect(megabytes).toHaveLength(2);
  expect(Math.max(...megabytes)).toBeLessThan(300);
}, 120_000);
