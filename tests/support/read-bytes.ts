import type { Problem } from "@evidence-mapper/shared/problem";
import type { Sheet, Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { unpackWorkbook } from "../../apps-script/cli/src/files/packed-workbook.ts";
import { readPackedBytes } from "../../apps-script/cli/src/files/read-packed.ts";

/** Reads a file's bytes without starting a process, and fails the test when there is no workbook. */
export async function readBytes(
  bytes: Buffer,
  name = "tracker.xlsx",
): Promise<{ workbook: Workbook; sheet: Sheet; problems: readonly Problem[] }> {
  const result = await readPackedBytes(bytes, name);
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.found}`);
  const workbook = unpackWorkbook(result.packed);
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error("The workbook has no tab.");
  return { workbook, sheet, problems: result.problems };
}

/** Reads a file's bytes that must be refused, and answers why. */
export async function refusalOf(bytes: Buffer, name = "tracker.xlsx"): Promise<Problem> {
  const result = await readPackedBytes(bytes, name);
  if (result.ok) throw new Error("The file was read.");
  return result.problem;
}
