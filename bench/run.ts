/** `npm run bench`: medians, and on the same work in the same run the ratio to a plain alternative. */
import { parseArgs } from "node:util";
import { addon } from "./addon.ts";
import { batch } from "./batch.ts";
import { cheapestCompletion, fullFinding } from "./completion.ts";
import { cohortStatus } from "./cohort-status.ts";
import { extension } from "./extension.ts";
import { firstAnswer } from "./first-answer.ts";
import { type Bench, type Measurement } from "./measurement.ts";
import { findQuotations } from "./find-quotation.ts";
import { local } from "./local.ts";
import { headline, paragraph } from "./text.ts";
import { tracker } from "./tracker.ts";

const usage = `npm run bench -- [--json] [--only NAME] [--short] [--keep] [--list]

  --json       print the measurements as one JSON document (npm's own heading goes with npm run --silent)
  --only NAME  run one group (cohort-status) or one bench (cohort-status/4411-11)
  --short      a quick look: less time, smaller files; figures are rougher
  --keep       keep the large generated files for the next run
  --list       print the names of the benches and run none`;

const benches: readonly Bench[] = [
  ...cohortStatus,
  ...fullFinding,
  ...cheapestCompletion,
  ...firstAnswer,
  ...extension,
  ...batch,
  ...tracker,
  ...findQuotations,
  ...addon,
  ...local,
];

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: "boolean", default: false },
      only: { type: "string" },
      short: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { only } = values;
  const chosen = benches.filter(
    ({ name }) => only === undefined || name === only || name.startsWith(`${only}/`),
  );
  if (chosen.length === 0) {
    console.error(`There is no bench "${only}". --list shows the names.`);
    return 2;
  }
  if (values.list) {
    for (const { name } of chosen) console.log(name);
    return 0;
  }
  console.error(headline(values.short));
  const measurements: Measurement[] = [];
  for (const { name, run } of chosen.map((bench) => ({ name: bench.name, run: bench.run.bind(bench) }))) {
    const outcome = await run({ short: values.short, keep: values.keep });
    if ("skipped" in outcome) {
      console.error(`${name}: skipped. ${outcome.skipped}`);
      continue;
    }
    measurements.push(outcome.measured);
    if (values.json) console.error(`${name}: done`);
    else console.log(paragraph(outcome.measured));
  }
  if (values.json) console.log(JSON.stringify(measurements, null, 2));
  return 0;
}

process.exitCode = await main();
