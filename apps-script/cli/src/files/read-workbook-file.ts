import { type ChildProcess, spawn } from "node:child_process";
import { access, constants, stat } from "node:fs/promises";
import { basename } from "node:path";
import { deserialize } from "node:v8";
import * as z from "zod";
import type { Problem } from "@evidence-mapper/shared/problem";
import type { Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { faults, type Fault } from "./file-fault.ts";
import { limits } from "./limits.ts";
import { packedWorkbook, unpackWorkbook } from "./packed-workbook.ts";
import { readingProcess } from "./reading-process.ts";

export type WorkbookFile =
  | { readonly ok: true; readonly workbook: Workbook; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

const problem = z.strictObject({
  code: z.string(),
  where: z.string(),
  found: z.string(),
  advice: z.string(),
});
const answer = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), packed: packedWorkbook, problems: z.array(problem) }),
  z.strictObject({ ok: z.literal(false), problem }),
]);

/**
 * Reads a tracker from a file: .xlsx, .xlsm, .ods, or separated text, recognised by its content.
 *
 * The file is read in a process of its own, which is stopped when it takes too long or too much memory:
 * whatever the file holds, the answer comes within ten seconds and is a workbook or a problem in plain
 * words. Never throws for what the path or the file holds.
 */
export async function readWorkbookFile(path: string): Promise<WorkbookFile> {
  const name = basename(path);
  const fault = await pathFault(path);
  if (fault) return { ok: false, problem: { ...fault, where: name } };
  const end = await runReadingProcess(path);
  if (end.kind === "fault") return { ok: false, problem: { ...end.fault, where: name } };
  const result = answer.parse(deserialize(end.output));
  if (!result.ok) return result;
  return { ok: true, workbook: unpackWorkbook(result.packed), problems: result.problems };
}

/** What keeps the path from being opened as a file. */
async function pathFault(path: string): Promise<Fault | undefined> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) {
      return {
        code: "file-is-folder",
        found: "This is a folder, not a file.",
        advice: "Give the spreadsheet inside it.",
      };
    }
    if (!status.isFile()) {
      return {
        code: "file-not-regular",
        found: "This is not a file on a disk.",
        advice: "Save it as a file first.",
      };
    }
    await access(path, constants.R_OK);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EACCES" || code === "EPERM") {
      return {
        code: "file-no-permission",
        found: "The file may not be read by this user.",
        advice: "Close it in other programs, or copy it to a folder of your own.",
      };
    }
    return {
      code: "file-missing",
      found: "There is no file of this name.",
      advice: "Check the spelling and the folder. A name with spaces needs quotation marks around it.",
    };
  }
}

type End =
  { readonly kind: "output"; readonly output: Buffer } | { readonly kind: "fault"; readonly fault: Fault };

function runReadingProcess(path: string): Promise<End> {
  return new Promise((resolve, reject) => {
    // Watched from before it begins: a signal may come while it is being started.
    const watch = stopTogether();
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${limits.heapMegabytes}`, ...readingProcess(), path],
      {
        stdio: ["ignore", "pipe", "pipe"],
        windowsHide: true,
      },
    );
    watch.child = child;
    const chunks: Buffer[] = [];
    let complaint = "";
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limits.milliseconds);
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => {
      if (complaint.length < 10_000) complaint += chunk.toString();
    });
    child.on("error", (error) => {
      clearTimeout(timer);
      watch.release();
      reject(error);
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      watch.release();
      if (late) resolve({ kind: "fault", fault: faults.tooSlow(limits.milliseconds / 1000) });
      else if (code === 0) resolve({ kind: "output", output: Buffer.concat(chunks) });
      else if (/heap out of memory|Array buffer allocation failed|ERR_MEMORY/i.test(complaint)) {
        resolve({ kind: "fault", fault: faults.tooLarge("it needs more memory than a tracker should") });
      } else resolve({ kind: "fault", fault: faults.unexpected(/^\w*Error.*$/m.exec(complaint)?.[0] ?? "") });
    });
  });
}

const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Whoever stops the command stops the reading too: the time limit lives in this process, so one that was left
 * alone with a hostile file would go on for ever.
 */
function stopTogether(): { child: ChildProcess | null; readonly release: () => void } {
  const kill = (): void => {
    watch.child?.kill("SIGKILL");
  };
  const end = (signal: NodeJS.Signals): void => {
    kill();
    watch.release();
    process.kill(process.pid, signal);
  };
  const watch = {
    child: null as ChildProcess | null,
    release: (): void => {
      process.off("exit", kill);
      for (const signal of endings) process.off(signal, end);
    },
  };
  process.on("exit", kill);
  for (const signal of endings) process.on(signal, end);
  return watch;
}
