/** `batch FOLDER|LIST`: many trackers, one NDJSON line each. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Problem } from "@evidence-mapper/shared/problem";
import { evaluatorsOf } from "../evaluators.ts";
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type ExitCode, say, sayProblem, writeData } from "../io/output.ts";
import { countBar } from "../io/progress.ts";
import { reason } from "../io/reason.ts";
import { checkFile, isClear } from "./check.ts";

const trackerEndings = [".xlsx", ".xlsm", ".ods", ".csv", ".tsv"];

export async function batchTrackersCommand(target: string, catalogue: Catalogue): Promise<ExitCode> {
  const files = trackersIn(target);
  if (!files.ok) {
    sayProblem(files.problem);
    return 2;
  }
  if (files.paths.length === 0) {
    say(`There is no tracker in ${target}. Files that end in ${trackerEndings.join(", ")} are looked at.`);
    return 2;
  }
  const evaluators = evaluatorsOf(catalogue);
  const bar = countBar(files.paths.length, "trackers");
  let clear = true;
  for (const [index, file] of files.paths.entries()) {
    const checked = await checkFile(file, { catalogue, evaluators });
    if (checked.ok) {
      const { check } = checked;
      const verdicts = check.learners.map(({ award }) => award?.verdict ?? "cannot-tell");
      clear &&= isClear(check);
      await writeData(
        `${JSON.stringify({
          file,
          qualification: check.qualification?.id ?? null,
          learners: check.learners.length,
          met: verdicts.filter((verdict) => verdict === "met").length,
          notMet: verdicts.filter((verdict) => verdict === "not-met").length,
          cannotTell: verdicts.filter((verdict) => verdict === "cannot-tell").length,
          metOnCoverage: check.learners.filter(({ onCoverage }) => onCoverage?.verdict === "met").length,
          problems: check.problems,
        })}\n`,
      );
    } else {
      clear = false;
      await writeData(`${JSON.stringify({ file, problem: checked.problem })}\n`);
    }
    bar.update(index + 1);
  }
  bar.stop();
  return clear ? 0 : 1;
}

const listAdvice = "Name a folder of trackers, or a text file that names one tracker a line.";

function isTracker(name: string): boolean {
  return trackerEndings.some((ending) => name.toLowerCase().endsWith(ending));
}

type Trackers =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly problem: Problem };

function trackersIn(target: string): Trackers {
  try {
    if (statSync(target).isDirectory()) {
      const names = readdirSync(target).filter((name) => !name.startsWith("~$") && isTracker(name));
      return { ok: true, paths: names.sort().map((name) => join(target, name)) };
    }
    if (isTracker(target)) return { ok: true, paths: [target] };
    const text = readFileSync(target, "utf8");
    if (text.includes("\0")) {
      return {
        ok: false,
        problem: { code: "list-not-text", where: target, found: "This is no text file.", advice: listAdvice },
      };
    }
    const lines = text
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/)
      .map((line) => line.trim());
    return { ok: true, paths: lines.filter(Boolean).map((line) => resolve(dirname(target), line)) };
  } catch (error) {
    return {
      ok: false,
      problem: {
        code: "file-unreadable",
        where: target,
        found: `It cannot be read: ${reason(error)}.`,
        advice: listAdvice,
      },
    };
  }
}
