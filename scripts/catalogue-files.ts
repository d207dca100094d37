/**
 * Reads the catalogue's files from disk and checks each against its schema, strictly.
 * A file that says something unknown stops the build with the file's name and what is wrong in it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as z from "zod";
import { type CatalogueFiles } from "../shared/src/catalogue/catalogue.ts";
import { specification, unit, unitEvidence } from "../shared/src/catalogue/schema.ts";

export const catalogueFolder = join(import.meta.dirname, "../shared/src/catalogue");

/** Every catalogue file under `folder`, checked. Throws with one line per fault when any file is wrong. */
export function readCatalogueFiles(folder: string = catalogueFolder): CatalogueFiles {
  const faults: string[] = [];
  const read = <T>(schema: z.ZodType<T>, path: string): T[] => {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(path, "utf8")));
      if (parsed.success) return [parsed.data];
      faults.push(`${path.slice(folder.length + 1)}:\n${z.prettifyError(parsed.error)}`);
    } catch (error) {
      faults.push(
        `${path.slice(folder.length + 1)}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    return [];
  };

  const units = jsonFiles(join(folder, "units")).flatMap((path) => {
    const found = read(unit, path);
    for (const { ref } of found) {
      if (basename(path) !== `${ref.replaceAll("/", "-")}.json`)
        faults.push(`${path}: the file holds ${ref}`);
    }
    return found;
  });
  const names = readdirSync(join(folder, "specifications")).sort();
  const specifications = names.flatMap((name) => {
    const home = join(folder, "specifications", name);
    const evidence = jsonFiles(join(home, "evidence")).flatMap((path) => read(unitEvidence, path));
    return read(specification, join(home, "specification.json")).map((found) => ({
      specification: found,
      evidence,
    }));
  });
  if (faults.length > 0) throw new Error(`The catalogue has faults.\n\n${faults.join("\n\n")}`);
  return { units, specifications };
}

function jsonFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
