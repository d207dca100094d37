/** `batch FOLDER|LIST`: many trackers, one NDJSON line each. */
import { problemJson } from "./problem-json.ts";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type CheckInTurn } from "@evidence-mapper/shared/check/check";
import { type Problem } from "@evidence-mapper/shared/problem";
import { type Verdict } from "@evidence-mapper/shared/rules/finding";
import { evaluatorsOf } from "../evaluators.ts";
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type ExitCode, say, sayProblem, writeData } from "../io/output.ts";
import { countBar } from "../io/progress.ts";
import { reason } from "../io/reason.ts";
import { serverRoot } from "../google/server-root.ts";
import { isSpreadsheet, trackerReader } from "../read-tracker.ts";
import { checkTracker } from "./check.ts";

const trackerEndings = [".xlsx", ".xlsm", ".ods", ".csv", ".tsv"];

/** @param server of this machine, in the place of Google's */
export async function batchTrackersCommand(
  target: string,
  catalogue: Catalogue,
  server?: string,
): Promise<ExitCode> {
  const root = serverRoot(server);
  if (!root.ok) {
    sayProblem(root.problem);
    return 2;
  }
  const files = trackersIn(target, root.server);
  if (!files.ok) {
    sayProblem(files.problem);
    return 2;
  }
  if (files.paths.length === 0) {
    say(`There is no tracker in ${target}. Files that end in ${trackerEndings.join(", ")} are looked at.`);
    return 2;
  }
  const evaluators = evaluatorsOf(catalogue);
  const read = trackerReader(root.server);
  const bar = countBar(files.paths.length, "trackers");
  let clear = true;
  for (const [index, file] of files.paths.entries()) {
    const checked = await checkTracker(file, { catalogue, evaluators }, { read });
    if (checked.ok) {
      const { check } = checked;
      const { counts, metOnCoverage } = countVerdicts(check);
      clear &&= check.problems.length === 0 && counts.met === check.learners.length;
      await writeData(
        `${JSON.stringify({
          file,
          qualification: check.qualification?.id ?? null,
          learners: check.learners.length,
          met: counts.met,
          notMet: counts["not-met"],
          cannotTell: counts["cannot-tell"],
          metOnCoverage,
          problems: check.problems.map(problemJson),
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

function countVerdicts({ learners }: CheckInTurn): {
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly metOnCoverage: number;
} {
  const counts = { met: 0, "not-met": 0, "cannot-tell": 0 };
  let metOnCoverage = 0;
  for (const { award, onCoverage } of learners) {
    counts[award?.verdict ?? "cannot-tell"] += 1;
    if (onCoverage?.verdict === "met") metOnCoverage += 1;
  }
  return { counts, metOnCoverage };
}

const listAdvice =
  "Name a folder of trackers, or a text file that names one tracker a line: a file, or the address of a Google Sheet.";

function isTracker(name: string): boolean {
  return trackerEndings.some((ending) => name.toLowerCase().endsWith(ending));
}

type Trackers =
  | { readonly ok: true; readonly paths: readonly string[] }
  | { readonly ok: false; readonly problem: Problem };

/** A line of a list: a spreadsheet of Google's, or a file beside the list. */
function trackerNamed(line: string, folder: string, server: string | null): string {
  const path = resolve(folder, line);
  return !existsSync(path) && isSpreadsheet(line, server) ? line : path;
}

function trackersIn(target: string, server: string | null): Trackers {
  if (isSpreadsheet(target, server)) return { ok: true, paths: [target] };
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
    return {
      ok: true,
      paths: lines.filter(Boolean).map((line) => trackerNamed(line, dirname(target), server)),
    };
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
