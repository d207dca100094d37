/** `npx tsx bench/outside/run.ts FOLDER`: the same work by packages that are installed in that folder. */
import { compareHyperFormula } from "./hyperformula.ts";
import { compareJsonRulesEngine } from "./json-rules-engine.ts";
import { compareYalps } from "./yalps.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Name the folder in which the packages are installed; see bench/outside/README.md.");
  process.exitCode = 2;
} else {
  await compareYalps(folder);
  await compareJsonRulesEngine(folder);
  compareHyperFormula(folder);
}
