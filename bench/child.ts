/** Runs a command in a process of its own and says what it took. */
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Usage {
  /** From start to end, loading included. */
  readonly seconds: number;
  /** Time on a processor outside the kernel, of all processes together: steadier on a busy machine. */
  readonly userSeconds: number;
  /** The most memory that the process held, the largest where it starts others. */
  readonly peakMegabytes: number;
  readonly stdout: string;
  readonly exitCode: number | null;
}

/** Loaded before the command, and before those that it starts: each leaves a line when it ends. */
const leaveUsage = `
import { appendFileSync } from "node:fs";
process.on("exit", () => {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  appendFileSync(process.env.BENCH_USAGE_FILE, userCPUTime + " " + maxRSS + "\\n");
});`;

/**
 * @param parameters of `node`
 * @param input a file for standard input
 * @param output a file for standard output; without one, stdout comes back as text
 */
export function runNode(
  parameters: readonly string[],
  { input, output }: { readonly input?: string; readonly output?: string } = {},
): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-bench-"));
  const usageFile = join(folder, "usage");
  const stdin = input === undefined ? "ignore" : openSync(input, "r");
  const stdout = output === undefined ? "pipe" : openSync(output, "w");
  const begun = performance.now();
  const child = spawn(process.execPath, parameters, {
    stdio: [stdin, stdout, "pipe"],
    env: {
      ...process.env,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(leaveUsage)}`,
      BENCH_USAGE_FILE: usageFile,
    },
  });
  let text = "";
  let complaint = "";
  child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => {
      const seconds = (performance.now() - begun) / 1000;
      for (const file of [stdin, stdout]) if (typeof file === "number") closeSync(file);
      try {
        const ends = readFileSync(usageFile, "utf8").trim().split("\n");
        const figures = ends.map((line) => line.split(" ").map(Number));
        resolve({
          seconds,
          userSeconds: figures.reduce((sum, [user = 0]) => sum + user, 0) / 1e6,
          peakMegabytes: Math.max(...figures.map(([, kilobytes = 0]) => kilobytes)) / 1024,
          stdout: text,
          exitCode,
        });
      } catch (cause) {
        reject(new Error(`node ${parameters.join(" ")} did not end well: ${complaint}`, { cause }));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}
