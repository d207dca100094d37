/** `evidence-mapper check`: a tracker of 1,000 learners × 360 criteria, the whole process. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { type Usage, runNode } from "./child.ts";
import { command, commandMissing } from "./command.ts";
import { type Bench, median, rounded } from "./measurement.ts";
import { trackerCells, trackerQualification, writeTracker } from "./tracker-file.ts";

const learners = 1000;
const criteria = 360;
const sheetJs = pathToFileURL(createRequire(import.meta.url).resolve("@e965/xlsx")).href;

/** Reading the cells and nothing more. */
const onlyRead = (file: string): string => `
import { readFileSync } from "node:fs";
import * as sheets from ${JSON.stringify(sheetJs)};
const { read, utils } = sheets.default ?? sheets;
const book = read(readFileSync(${JSON.stringify(file)}), { dense: true });
const rows = utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 });
console.log(rows.length);`;

const answer = z.object({
  tracker: z.object({ qualification: z.string().nullable(), learners: z.number() }),
  learners: z.array(
    z.object({ units: z.array(z.object({ criteria: z.array(z.object({ state: z.string() })) })) }),
  ),
});

export const tracker: readonly Bench[] = [
  {
    name: "check/tracker-1000x360",
    async run({ short }) {
      const missing = commandMissing();
      if (missing !== null) return { skipped: missing };
      const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-bench-"));
      const file = join(folder, "tracker.xlsx");
      try {
        const cells = trackerCells(learners, criteria);
        writeTracker(file, cells);
        const report: Usage[] = [];
        const json: Usage[] = [];
        const plain: Usage[] = [];
        for (let round = 0; round < (short ? 1 : 5); round += 1) {
          report.push(await runNode([command, "check", file]));
          json.push(await runNode([command, "check", file, "--json"]));
          plain.push(await runNode(["--input-type=module", "--eval", onlyRead(file)]));
        }
        const told = answer.parse(JSON.parse(json[0]?.stdout ?? ""));
        if (told.tracker.learners !== learners || told.tracker.qualification !== trackerQualification)
          throw new Error(`check read ${told.tracker.learners} learners of ${told.tracker.qualification}.`);
        const found = told.learners.flatMap(({ units }) =>
          units.flatMap((unit) => unit.criteria.filter(({ state }) => state !== "open")),
        ).length;
        if (found !== cells.marks) throw new Error(`check found ${found} of ${cells.marks} marks.`);
        const seconds = (usages: readonly Usage[]): number => median(usages.map((one) => one.seconds));
        return {
          measured: {
            name: this.name,
            unit: "s",
            median: rounded(seconds(report)),
            target: { at: "most", value: 3 },
            against: [
              {
                name: "SheetJS reading the same file, and nothing more",
                median: rounded(seconds(plain)),
                ratio: rounded(
                  median(plain.map((one, round) => one.seconds / (report[round]?.seconds ?? NaN))),
                ),
              },
            ],
            also: {
              "with --json, s": rounded(seconds(json)),
              "megabytes read": rounded(statSync(file).size / 1e6),
              "peak memory of a process, MB": rounded(Math.max(...report.map((one) => one.peakMegabytes))),
              "processor time, s": rounded(median(report.map((one) => one.userSeconds))),
              "processor time of SheetJS alone, s": rounded(median(plain.map((one) => one.userSeconds))),
            },
          },
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];
