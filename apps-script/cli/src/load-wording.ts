/** The official wording that a centre keeps: files made by `wording`, found beside the tracker or named. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseWordingFile } from "@evidence-mapper/shared/wording/wording-file";
import { sayProblem, sayProblems } from "./io/output.ts";
import { readJsonFile } from "./io/read-json-file.ts";

/** Unit reference → criterion number → the specification's sentence; `null` when no file is there. */
export type Wording = ReadonlyMap<string, ReadonlyMap<string, string>>;

export const wordingEnding = ".wording.json";

/**
 * Loads the named files, or else every wording file in the folders. `null` after saying what is wrong.
 * Where two specifications word a unit differently, the file that comes last in the alphabet is shown.
 */
export function loadWording(
  named: readonly string[] | undefined,
  folders: readonly string[],
): Wording | null {
  const files = named ?? [...new Set(folders)].flatMap(wordingFiles);
  const wording = new Map<string, Map<string, string>>();
  for (const file of files) {
    const read = readJsonFile(file);
    if (!read.ok) {
      sayProblem(read.problem);
      return null;
    }
    const parsed = parseWordingFile(read.value);
    if (!parsed.ok) {
      sayProblems(
        parsed.problems.map((problem) => ({ ...problem, where: `${file} ${problem.where}`.trim() })),
      );
      return null;
    }
    for (const [ref, criteria] of Object.entries(parsed.file.units)) {
      wording.set(ref, new Map([...(wording.get(ref) ?? []), ...Object.entries(criteria)]));
    }
  }
  return wording;
}

function wordingFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(wordingEnding))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
