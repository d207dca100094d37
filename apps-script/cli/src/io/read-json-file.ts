/** A small file of the user's own, as JSON. */
import { readFileSync } from "node:fs";
import { type Problem } from "@evidence-mapper/shared/problem";

export type JsonFile =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };

/** Reads and parses; what is wrong with the file comes back as a problem. */
export function readJsonFile(path: string): JsonFile {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    return failed(
      path,
      "file-unreadable",
      `${path} cannot be read: ${reason(error)}.`,
      "Check the name and the folder.",
    );
  }
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch {
    return failed(
      path,
      "file-not-json",
      `${path} is not a JSON file.`,
      "Open it in a text editor and compare it with the example in the guide.",
    );
  }
}

/** Why a file could not be opened, in plain words. */
export function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ENOENT":
      return "there is no such file";
    case "EISDIR":
      return "it is a folder";
    case "EACCES":
    case "EPERM":
      return "you have no permission to open it";
    case "ENOSPC":
      return "the disk is full";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

function failed(where: string, code: string, found: string, advice: string): JsonFile {
  return { ok: false, problem: { code, where, found, advice } };
}
