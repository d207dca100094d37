/** A tracker from wherever it is: a file, or Google Sheets. */
import { existsSync } from "node:fs";
import { type Problem } from "@evidence-mapper/shared/problem";
import { workbookFields } from "@evidence-mapper/shared/sheets-api/spreadsheet-answer";
import { workbookOf } from "@evidence-mapper/shared/sheets-api/workbook-of";
import { readWorkbookFile, type WorkbookFile } from "./files/read-workbook-file.ts";
import { isAddress, spreadsheetName } from "./google/spreadsheet-name.ts";

/** Is it a spreadsheet of Google's, and not a file? A file that is there is a file, whatever it is called. */
export function isSpreadsheet(target: string, server: string | null): boolean {
  if (isAddress(target)) return true;
  if (existsSync(target)) return false;
  return spreadsheetName(target) !== null || (server !== null && /^[A-Za-z0-9_-]+$/.test(target));
}

/**
 * Reads trackers one after the other, over one connection that is made at the first spreadsheet of Google's. Never
 * throws for what a tracker is or holds.
 *
 * @param server on this machine, in the place of Google's
 */
export function trackerReader(server: string | null): (target: string) => Promise<WorkbookFile> {
  const connections = new Map<string | null, ReturnType<typeof connect>>();
  return async (target) => {
    if (!isSpreadsheet(target, server)) return readWorkbookFile(target);
    const name = spreadsheetName(target) ?? { id: target, server };
    if (isAddress(target) && spreadsheetName(target) === null) return { ok: false, problem: noSheet(target) };
    const root = name.server ?? server;
    const connection = connections.get(root) ?? connect(root);
    connections.set(root, connection);
    const { GoogleFault } = await import("./google/google-fault.ts");
    try {
      const answer = await (await connection).spreadsheet(name.id, workbookFields);
      return { ok: true, workbook: workbookOf(answer), problems: [] };
    } catch (error) {
      if (!(error instanceof GoogleFault)) throw error;
      return { ok: false, problem: { ...error.problem, where: target } };
    }
  };
}

async function connect(server: string | null) {
  const { googleSheets } = await import("./google/google-sheets.ts");
  return googleSheets({ server });
}

function noSheet(where: string): Problem {
  return {
    code: "spreadsheet-unknown",
    where,
    found: "This is no address of a Google Sheet.",
    advice: "Copy the address from your browser while the sheet is open, or download the file and give that.",
  };
}
