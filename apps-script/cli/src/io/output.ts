/** Where the command line writes: data on stdout, messages on stderr. */
import { once } from "node:events";
import { type Problem } from "@evidence-mapper/shared/problem";

/** 0: done. 1: the check found what it looks for. 2: it could not run. */
export type ExitCode = 0 | 1 | 2;

/** Writes data and waits when the reader is slower. A reader that has gone away ends the command quietly. */
export async function writeData(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Writes pieces of one answer, many small ones together. */
export async function writePieces(pieces: Iterable<string>): Promise<void> {
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < 64 * 1024) continue;
    await writeData(waiting);
    waiting = "";
  }
  await writeData(waiting);
}

export async function writeJson(value: unknown): Promise<void> {
  await writeData(`${JSON.stringify(value, null, 2)}\n`);
}

export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** After NDJSON: how many of the answers name a problem. */
export function sayLineProblems(problems: number, lines: number): void {
  if (problems > 0)
    say(
      `${problems} of ${lines} ${lines === 1 ? "line has" : "lines have"} a problem; the answer in each place says which.`,
    );
}

/** A fault that stops the command: what was found, what to do, no stack trace. */
export function sayProblem({ where, found, advice }: Problem): void {
  say(`${where === "" ? "" : `${where}: `}${found}\n${advice}`);
}

/** A file can hold hundreds of faults of one kind; the first ones show what is wrong. */
const mostProblems = 5;

export function sayProblems(problems: readonly Problem[]): void {
  problems.slice(0, mostProblems).forEach(sayProblem);
  if (problems.length > mostProblems) say(`And ${problems.length - mostProblems} more like these.`);
}
