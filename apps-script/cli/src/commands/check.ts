/** `check`: one tracker in, the answer for every learner out. */
import { setFlagsFromString } from "node:v8";
import { basename, dirname } from "node:path";
import * as z from "zod";
import { checkInTurn, type CheckInTurn } from "@evidence-mapper/shared/check/check";
import { type Problem } from "@evidence-mapper/shared/problem";
import { parseLayout } from "@evidence-mapper/shared/tracker/parse-layout";
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { unknownQualification } from "../evaluators.ts";
import { type WorkbookFile } from "../files/read-workbook-file.ts";
import { serverRoot } from "../google/server-root.ts";
import { type ExitCode, say, sayProblem, sayProblems, writePieces } from "../io/output.ts";
import { readJsonFile } from "../io/read-json-file.ts";
import { writingReason } from "../io/reason.ts";
import { writeWholeFile } from "../io/write-file.ts";
import { loadCatalogue, type LoadedCatalogue } from "../load-catalogue.ts";
import { loadWording, type Wording } from "../load-wording.ts";
import { isSpreadsheet, trackerReader } from "../read-tracker.ts";
import { checkJson } from "./check-json.ts";

/** What `check` understands beside the file. */
export interface CheckWords {
  readonly json?: boolean;
  readonly qualification?: string;
  readonly html?: string;
  readonly layout?: string;
  readonly explainLayout?: boolean;
  readonly wording?: readonly string[];
  readonly credits?: string;
  readonly server?: string;
}

export async function checkCommand(file: string, words: CheckWords): Promise<ExitCode> {
  // Answers are made and let go one by one: a large room for new ones would only raise the command's peak.
  setFlagsFromString("--semi-space-growth-factor=1");
  const root = serverRoot(words.server);
  if (!root.ok) {
    sayProblem(root.problem);
    return 2;
  }
  const loaded = loadCatalogue(words.credits);
  const isFile = !isSpreadsheet(file, root.server);
  const wording = loadWording(words.wording, isFile ? [process.cwd(), dirname(file)] : [process.cwd()]);
  const layout = words.layout === undefined ? undefined : readLayout(words.layout);
  if (loaded === null || wording === null || layout === null) return 2;
  const checked = await checkTracker(file, loaded, {
    read: trackerReader(root.server),
    ...(words.qualification === undefined ? {} : { qualification: words.qualification }),
    ...(layout === undefined ? {} : { layout }),
  });
  if (!checked.ok) {
    sayProblem(checked.problem);
    return 2;
  }
  const { check } = checked;
  if (words.explainLayout === true) explainLayout(check);
  if (words.json === true) await writePieces(checkJson(check, wording));
  else {
    const { textReport } = await import("../report/text-report.ts");
    await writePieces(textReport(check, wording));
  }
  if (words.html !== undefined && !(await writeHtml(words.html, check, wording, file))) return 2;
  return isClear(check) ? 0 : 1;
}

/** Every learner could be claimed for and nothing odd was found. */
function isClear({ learners, problems }: CheckInTurn): boolean {
  if (problems.length > 0) return false;
  for (const { award } of learners) if (award?.verdict !== "met") return false;
  return true;
}

export type Checked =
  { readonly ok: true; readonly check: CheckInTurn } | { readonly ok: false; readonly problem: Problem };

/** Reads and checks one tracker; what is wrong with it as a whole comes back as a problem. */
export async function checkTracker(
  target: string,
  { catalogue, evaluators }: Pick<LoadedCatalogue, "catalogue" | "evaluators">,
  options: {
    readonly read: (target: string) => Promise<WorkbookFile>;
    readonly qualification?: string;
    readonly layout?: Layout;
  },
): Promise<Checked> {
  const { read: readTracker, ...choices } = options;
  if (options.qualification !== undefined && !evaluators.find(options.qualification, "").ok) {
    return { ok: false, problem: unknownQualification(catalogue, options.qualification, "--qualification") };
  }
  const read = await readTracker(target);
  if (!read.ok) return read;
  const check = checkInTurn(read.workbook, catalogue, choices);
  return { ok: true, check: { ...check, problems: [...read.problems, ...check.problems] } };
}

/** Writes the report page. Says so, or says why not and answers `false`. */
export async function writeHtml(
  path: string,
  check: CheckInTurn,
  wording: Wording,
  file: string,
): Promise<boolean> {
  const { htmlReport } = await import("../report/html-report.tsx");
  // Swedish writes the time of this place as 2026-03-04 14:20.
  const checkedAt = new Date().toLocaleString("sv-SE").slice(0, 16);
  try {
    writeWholeFile(path, htmlReport(check, wording, { file: basename(file), checkedAt }));
  } catch (error) {
    if (!isWritingFault(error)) throw error;
    say(`The report could not be written to ${path}: ${writingReason(error)}.`);
    return false;
  }
  say(`The report page is ${path}`);
  return true;
}

/** The page is made while it is written; a fault of the making is no fault of the file. */
function isWritingFault(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

/** What `check --json` prints may be given as it is. */
const wholeAnswer = z.object({ tracker: z.object({ layout: z.unknown() }) });

function readLayout(path: string): Layout | null {
  const read = readJsonFile(path);
  if (!read.ok) {
    sayProblem(read.problem);
    return null;
  }
  const { layout, problems } = parseLayout(
    wholeAnswer.safeParse(read.value).data?.tracker.layout ?? read.value,
  );
  sayProblems(problems.map((problem) => ({ ...problem, where: `${path} ${problem.where}`.trim() })));
  return layout;
}

function explainLayout({ reading }: CheckInTurn): void {
  for (const line of reading.reasoning) say(line);
}
