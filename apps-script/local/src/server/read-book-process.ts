/**
 * The process in which a workbook is read, so that it can be stopped and its memory limited. Takes a path,
 * writes the answer to standard output and ends.
 */
import { readFile, stat } from "node:fs/promises";
import { serialize } from "node:v8";
import { FileFault } from "@evidence-mapper/cli/src/files/file-fault.ts";
import { limits } from "@evidence-mapper/cli/src/files/limits.ts";
import { recogniseFile } from "@evidence-mapper/cli/src/files/recognise-file.ts";
import { readBook } from "../files/read-book.ts";

async function answer(path: string): Promise<unknown> {
  if ((await stat(path)).size > limits.fileBytes)
    return {
      ok: false,
      found: "The file is too large for a tracker.",
      advice: "Split it, or remove pictures from it.",
    };
  const bytes = await readFile(path);
  const recognised = recogniseFile(bytes);
  if (recognised.kind === "refused")
    return { ok: false, found: recognised.fault.found, advice: recognised.fault.advice };
  if (recognised.kind === "text")
    return {
      ok: false,
      found: "This is a text file, not an .xlsx workbook.",
      advice: "Open it in your spreadsheet program, save it as .xlsx, and give that file.",
    };
  try {
    return { ok: true, book: await readBook(bytes) };
  } catch (error) {
    if (error instanceof FileFault)
      return { ok: false, found: error.fault.found, advice: error.fault.advice };
    throw error;
  }
}

const [, , path] = process.argv;
if (path === undefined) throw new Error("The path of the file to read is missing.");
process.stdout.write(serialize(await answer(path)));
