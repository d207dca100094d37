/** The catalogue with the centre's credits, where a file of them is named. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { catalogue as printed } from "@evidence-mapper/shared/catalogue/index";
import { parseSuppliedCredits } from "@evidence-mapper/shared/catalogue/supplied-credits";
import { type Problem } from "@evidence-mapper/shared/problem";
import { type Evaluators, evaluatorsOf, withSuppliedCredits } from "./evaluators.ts";
import { readJsonFile } from "./io/read-json-file.ts";
import { sayProblem, sayProblems } from "./io/output.ts";

export interface LoadedCatalogue {
  readonly catalogue: Catalogue;
  readonly evaluators: Evaluators;
  readonly problems: readonly Problem[];
}

/** `null` after saying what is wrong with the file. */
export function loadCatalogue(creditsFile?: string): LoadedCatalogue | null {
  if (creditsFile === undefined)
    return { catalogue: printed, evaluators: evaluatorsOf(printed), problems: [] };
  const read = readJsonFile(creditsFile);
  if (!read.ok) {
    sayProblem(read.problem);
    return null;
  }
  const parsed = parseSuppliedCredits(read.value, creditsFile);
  if (!parsed.ok) {
    sayProblems(parsed.problems);
    return null;
  }
  const { catalogue, problems } = withSuppliedCredits(printed, parsed.supplied);
  problems.forEach(sayProblem);
  return { catalogue, evaluators: evaluatorsOf(catalogue), problems };
}
