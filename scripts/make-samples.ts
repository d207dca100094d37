/**
 * Makes the sample trackers in apps-script/samples: what centres keep, with the damages that creep into such
 * sheets. Everyone in them is made up. The same bytes on every run.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sampleFiles } from "./samples/sample-files.ts";

const folder = join(import.meta.dirname, "../apps-script/samples");
const files = sampleFiles();
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
console.error(`Samples: ${Object.keys(files).length} files.`);
