import { readEventsCsv } from "./events-csv.ts";
import { readJson } from "./events-json.ts";
import { nothingTaken, parsedJson, type ReadExport } from "./export-file.ts";
import { isWebAnnotations, readWebAnnotations } from "./web-annotations.ts";

/**
 * Reads an export in any of its forms, told by what stands in it and not by the file's name.
 * @returns what can be taken, and line by line what cannot
 */
export function readExport(text: string): ReadExport {
  const plain = text.replace(/^\ufeff/, "");
  if (plain.trim() === "")
    return nothingTaken(
      "export-empty",
      "The file is empty.",
      "Choose a file that “Export” under Your data made.",
    );
  if (!/^\s*[{[]/.test(plain)) return readEventsCsv(plain);
  return isWebAnnotations(parsedJson(plain)) ? readWebAnnotations(plain) : readJson(plain);
}
