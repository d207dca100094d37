/** `export`: a tracker as a file that opens safely in other programs. */
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type Sheet, type Workbook } from "@evidence-mapper/shared/tracker/workbook";
import { trackerReader } from "../read-tracker.ts";
import { serverRoot } from "../google/server-root.ts";
import { type ExitCode, say, sayProblem, sayProblems, writeData } from "../io/output.ts";
import { writingReason } from "../io/reason.ts";
import { writeWholeFile } from "../io/write-file.ts";

export interface ExportWords {
  readonly to: string;
  readonly out: string;
  readonly server?: string;
}

export async function exportCommand(target: string, { to, out, server }: ExportWords): Promise<ExitCode> {
  const root = serverRoot(server);
  if (!root.ok) {
    sayProblem(root.problem);
    return 2;
  }
  const read = await trackerReader(root.server)(target);
  if (!read.ok) {
    sayProblem(read.problem);
    return 2;
  }
  sayProblems(read.problems);
  try {
    const written = await writeAs(to, read.workbook, out);
    await writeData(written.map((path) => `${path}\n`).join(""));
    return 0;
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    say(`It could not be written to ${out}: ${writingReason(error)}.`);
    return 2;
  }
}

/** @returns the files that were written */
async function writeAs(to: string, workbook: Workbook, out: string): Promise<readonly string[]> {
  switch (to) {
    case "xlsx": {
      const { writeXlsx } = await import("../export/write-xlsx.ts");
      writeWholeFile(out, writeXlsx(workbook));
      return [out];
    }
    case "json":
      writeWholeFile(out, `${JSON.stringify({ sheets: workbook.sheets }, null, 1)}\n`);
      return [out];
    default:
      return writeCsvFiles(workbook.sheets, out);
  }
}

/** One tab is one file; several go into a folder, each under its tab's name. */
async function writeCsvFiles(sheets: readonly Sheet[], out: string): Promise<readonly string[]> {
  const { writeCsv } = await import("../export/write-csv.ts");
  const [only] = sheets;
  if (only !== undefined && sheets.length === 1) {
    writeWholeFile(out, writeCsv(only));
    return [out];
  }
  mkdirSync(out, { recursive: true });
  const taken = new Set<string>();
  return sheets.map((sheet) => {
    const plain = fileName(sheet.name);
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${plain} ${number}`;
    taken.add(name.toLowerCase());
    const path = join(out, `${name}.csv`);
    writeWholeFile(path, writeCsv(sheet));
    return path;
  });
}

/** A tab may be called anything; a file may not. */
function fileName(title: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it takes out
  const plain = title.replace(/[\u0000-\u001f<>:"/\\|?*]+/g, " ").replace(/^[\s.]+|[\s.]+$/g, "");
  const name = basename(plain).slice(0, 80).trim();
  return name === "" || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `Tab ${name}`.trim() : name;
}
