/** `evidence-mapper batch`: a hundred thousand learners from NDJSON on standard input. */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBatchFile } from "./batch-file.ts";
import { type Usage, runNode } from "./child.ts";
import { command, commandMissing } from "./command.ts";
import { type Bench, median, rounded } from "./measurement.ts";

/** No answers at all: what reading the lines costs any program. */
const onlyParse = `
import { createInterface } from "node:readline";
let learners = 0;
createInterface({ input: process.stdin }).on("line", (line) => {
  if (JSON.parse(line).learner !== undefined) learners += 1;
});`;

export const batch: readonly Bench[] = [
  {
    name: "batch/evidence-from-stdin",
    async run({ short, keep }) {
      const missing = commandMissing();
      if (missing !== null) return { skipped: missing };
      const learners = short ? 5_000 : 100_000;
      const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-bench-"));
      const input = join(keep ? tmpdir() : folder, `evidence-mapper-bench-${learners}.ndjson`);
      const output = join(folder, "answers.ndjson");
      try {
        writeBatchFile(input, learners);
        const ours: Usage[] = [];
        const plain: Usage[] = [];
        for (let round = 0; round < 3; round += 1) {
          ours.push(await runNode([command, "batch", "--json"], { input, output }));
          plain.push(await runNode(["--input-type=module", "--eval", onlyParse], { input }));
        }
        const answers = readFileSync(output, "utf8").trim().split("\n");
        if (answers.length !== learners || answers.some((line) => line.includes('"problem')))
          throw new Error(`${answers.length} answers for ${learners} learners, or problems among them.`);
        const seconds = median(ours.map((one) => one.seconds));
        return {
          measured: {
            name: this.name,
            unit: "s",
            median: rounded(seconds),
            ...(short ? {} : { target: { at: "most", value: 10 } }),
            against: [
              {
                name: "JSON.parse of each line from readline, and nothing more",
                median: rounded(median(plain.map((one) => one.seconds))),
                ratio: rounded(
                  median(plain.map((one, round) => one.seconds / (ours[round]?.seconds ?? NaN))),
                ),
              },
            ],
            also: {
              learners,
              "megabytes read": rounded(statSync(input).size / 1e6),
              "peak memory, MB (at most 150)": rounded(Math.max(...ours.map((one) => one.peakMegabytes))),
              "processor time, s": rounded(median(ours.map((one) => one.userSeconds))),
              "processor time of JSON.parse alone, s": rounded(median(plain.map((one) => one.userSeconds))),
            },
          },
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];
