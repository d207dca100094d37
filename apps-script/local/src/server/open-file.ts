/** Reads a tracker's .xlsx file in a process of its own, which is stopped when it takes too long or too much. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import nodeModule from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deserialize } from "node:v8";
import * as z from "zod";
import { type Book } from "../book/book.ts";

export type OpenedFile =
  | { readonly ok: true; readonly book: Book }
  | { readonly ok: false; readonly found: string; readonly advice: string };

const answer = z.discriminatedUnion("ok", [
  z.object({
    ok: z.literal(true),
    book: z.custom<Book>((value) => typeof value === "object" && value !== null && "tabs" in value),
  }),
  z.object({ ok: z.literal(false), found: z.string(), advice: z.string() }),
]);

/** A machine may be busy; a file that never ends is stopped all the same. */
const patience = 120_000;
const heapMegabytes = 1_024;

export function openFile(path: string): Promise<OpenedFile> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [`--max-old-space-size=${heapMegabytes}`, ...readingProcess(), path],
      { encoding: "buffer", maxBuffer: 1 << 30, timeout: patience, killSignal: "SIGKILL", windowsHide: true },
      (error, output) => {
        if (error === null) resolve(answer.parse(deserialize(output)));
        else
          resolve({
            ok: false,
            found:
              error.killed === true ? "The file could not be read in time." : "The file could not be read.",
            advice:
              "Open it in your spreadsheet program, save it under another name as .xlsx, and try that one.",
          });
      },
    );
  });
}

function readingProcess(): readonly string[] {
  if (import.meta.url.endsWith(".ts")) {
    const loader = pathToFileURL(nodeModule.createRequire(import.meta.url).resolve("tsx")).href;
    return ["--import", loader, fileURLToPath(new URL("./read-book-process.ts", import.meta.url))];
  }
  const script = fileURLToPath(new URL("./read-book-process.js", import.meta.url));
  if (!existsSync(script))
    throw new Error("read-book-process.js is missing from the build. Run npm run build:local.");
  return [script];
}
