/** The command line as a person or a script meets it: the built command in a process of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";

export const root = join(import.meta.dirname, "../..");
export const samples = join(root, "apps-script/samples");
const command = join(root, "apps-script/cli/bin/evidence-mapper.js");

/** Not on Windows. */
export const hasShell = process.platform !== "win32";
/** A device that is always full; Linux has one. */
export const hasFullDisk = existsSync("/dev/full");

/** What a command left behind when it ended. */
export interface Answer {
  readonly code: number | null;
  /** Data. */
  readonly out: string;
  /** Messages. */
  readonly err: string;
}

export interface Surroundings {
  /** What comes in on standard input. */
  readonly input?: string | Buffer;
  /** More may be written to it: the command is not told that it has ended. */
  readonly inputStaysOpen?: boolean;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs `evidence-mapper` with these words to its end.
 * @throws when it shows a stack trace, which nobody should ever see
 */
export async function run(words: readonly string[], surroundings: Surroundings = {}): Promise<Answer> {
  return ended(startCommand(words, surroundings), words);
}

/** Runs a line of the shell in which `$EM` is the command: for pipes, redirections and `/dev/full`. */
export async function runShell(line: string, surroundings: Surroundings = {}): Promise<Answer> {
  const env = { EM: `${JSON.stringify(process.execPath)} ${JSON.stringify(command)}`, ...surroundings.env };
  const script = `em() { eval "$EM" '"$@"'; }; ${line}`;
  return ended(start("bash", ["-c", script], { ...surroundings, env }), [line]);
}

/** Starts the command and leaves it running. */
export function startCommand(
  words: readonly string[],
  surroundings: Surroundings = {},
): ChildProcessWithoutNullStreams {
  return start(process.execPath, [command, ...words], surroundings);
}

function start(
  program: string,
  words: readonly string[],
  { input = "", inputStaysOpen = false, cwd = root, env = {} }: Surroundings,
): ChildProcessWithoutNullStreams {
  // The tests themselves run under npm; the command should not think that it does.
  const ours = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$)/i.test(name));
  const child = spawn(program, words, { cwd, env: { ...Object.fromEntries(ours), ...env } });
  child.stdin.on("error", () => undefined);
  if (!inputStaysOpen) child.stdin.end(input);
  return child;
}

async function ended(child: ChildProcessWithoutNullStreams, words: readonly string[]): Promise<Answer> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const answer = { code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") };
  if (/^\s+at /m.test(answer.err) || /^\s+at .*:\d+:\d+\)?$/m.test(answer.out)) {
    throw new Error(`evidence-mapper ${words.join(" ")} shows a stack trace:\n${answer.err}`);
  }
  return answer;
}

/** Exit code 2, no data, and a message that says this. */
export function expectRefused(answer: Answer, ...says: readonly RegExp[]): void {
  expect(answer.code, answer.err || answer.out.slice(0, 500)).toBe(2);
  expect(answer.out).toBe("");
  for (const words of says) expect(answer.err).toMatch(words);
  expect(answer.err).not.toMatch(/fault of the program/);
}

/** The JSON values of NDJSON, one for each line. */
export function linesOf(out: string): unknown[] {
  expect(out === "" || out.endsWith("\n"), "the last line ends with a line break").toBe(true);
  return out
    .split("\n")
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}

/** NDJSON of these values. */
export function ndjson(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
