/** A small file of the user's own, as JSON. */
import { readFileSync } from "node:fs";
import { type Problem } from "@evidence-mapper/shared/problem";
import { reason } from "./reason.ts";

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
      `It cannot be read: ${reason(error)}.`,
      "Check the name and the folder.",
    );
  }
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch {
    return failed(
      path,
      "file-not-json",
      "This is not a JSON file.",
      "Open it in a text editor and compare it with the example in the guide.",
    );
  }
}

function failed(where: string, code: string, found: string, advice: string): JsonFile {
  return { ok: false, problem: { code, where, found, advice } };
}
