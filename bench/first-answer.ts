/** The first answer of a fresh process, once the core is loaded. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import * as z from "zod";
import { runNode } from "./child.ts";
import { type Bench, median, rounded } from "./measurement.ts";

const code = "innovate-l2-diploma-customer-service";
/** Some units of the diploma: mandatory ones, and a few of each other group. */
const held = ["A/506/2130", "F/506/2131", "J/506/2132", "D/506/2119", "R/506/1789"];

const home = join(import.meta.dirname, "..");
const core = `
export { catalogue } from ${JSON.stringify(join(home, "shared/src/catalogue/index.ts"))};
export { evaluator } from ${JSON.stringify(join(home, "shared/src/rules/finding.ts"))};
export { plainCompletion } from ${JSON.stringify(join(home, "bench/plain.ts"))};
`;

/** Loads the bundle, answers once, and says how long each took. */
function script(answer: string): string {
  return `
const begun = performance.now();
const { catalogue, evaluator, plainCompletion } = await import("./core.js");
const loaded = performance.now();
const before = process.cpuUsage();
const qualification = catalogue.qualifications.find(({ code }) => code === ${JSON.stringify(code)});
const held = ${JSON.stringify(held)};
const credits = ${answer};
const answered = performance.now();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ load: loaded - begun, first: answered - loaded, processor: (user + system) / 1000, credits }));
`;
}

const told = z.object({ load: z.number(), first: z.number(), processor: z.number(), credits: z.number() });

export const firstAnswer: readonly Bench[] = [
  {
    name: `first-answer/${code}`,
    async run({ short }) {
      const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-bench-"));
      try {
        await build({
          stdin: { contents: core, resolveDir: home, loader: "ts" },
          outfile: join(folder, "core.js"),
          bundle: true,
          minify: true,
          format: "esm",
          platform: "node",
        });
        writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
        const ours = join(folder, "ours.js");
        const plain = join(folder, "plain.js");
        writeFileSync(
          ours,
          script(
            `(({ evaluate, hold }) => evaluate(hold(held)).completion.credits)(evaluator(qualification))`,
          ),
        );
        writeFileSync(plain, script("plainCompletion(qualification)(new Set(held)).credits"));
        const run = async (file: string): Promise<z.infer<typeof told>> =>
          told.parse(JSON.parse((await runNode([file])).stdout));
        const rounds = [];
        for (let round = 0; round < (short ? 5 : 25); round += 1)
          rounds.push({ ours: await run(ours), plain: await run(plain) });
        if (rounds.some((one) => one.ours.credits !== one.plain.credits))
          throw new Error("The plain program answers differently.");
        return {
          measured: {
            name: this.name,
            unit: "ms",
            median: rounded(median(rounds.map((one) => one.ours.first))),
            target: { at: "most", value: 5 },
            against: [
              {
                name: "plain Maps keyed by text",
                median: rounded(median(rounds.map((one) => one.plain.first))),
                ratio: rounded(median(rounds.map((one) => one.plain.first / one.ours.first))),
              },
            ],
            also: {
              "processor time of the first answer, ms": rounded(
                median(rounds.map((one) => one.ours.processor)),
              ),
              "loading the core and the catalogue, ms": rounded(median(rounds.map((one) => one.ours.load))),
            },
          },
        };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];
