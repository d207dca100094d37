import { type Catalogue, findQualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { createBody, provisionRequests } from "@evidence-mapper/shared/sheets-api/provision-requests";
import { readSpreadsheet } from "@evidence-mapper/shared/sheets-api/spreadsheet-answer";
import { standardTracker } from "@evidence-mapper/shared/standard-tracker/standard-tracker";
import { type Connected, connectTracker } from "./connect.ts";
import { type SyncSeams } from "./seams.ts";
import { plainRequest, type Reply } from "./sheets-client.ts";

export interface NewTracker {
  readonly server: string;
  readonly title: string;
  readonly qualification: string;
}

/**
 * Makes a standard tracker and connects this device with it. When it is interrupted in between, an empty
 * spreadsheet is left behind and nothing is connected.
 */
export async function createTracker(
  { server, title, qualification: id }: NewTracker,
  catalogue: Catalogue,
  seams: Pick<SyncSeams, "store" | "http" | "tokens" | "now" | "alone">,
): Promise<Connected> {
  const qualification = findQualification(catalogue, id);
  if (qualification === undefined) throw new Error(`The catalogue has no qualification ${id}.`);
  const post = (path: string, body: unknown): Promise<Reply<unknown>> =>
    plainRequest(
      { method: "POST", url: `${server}v4/spreadsheets${path}`, body: JSON.stringify(body) },
      seams,
    );
  const made = await post("", createBody(title));
  if (!made.ok) return { kind: "trouble", trouble: made.trouble };
  const found = readSpreadsheet(made.value);
  if (found === null || found.spreadsheetId === "")
    return {
      kind: "trouble",
      trouble: { kind: "not-accepted", says: "The answer is not that of a Sheets server." },
    };
  const { requests } = provisionRequests(standardTracker(qualification), found);
  const written = await post(`/${encodeURIComponent(found.spreadsheetId)}:batchUpdate`, { requests });
  if (!written.ok) return { kind: "trouble", trouble: written.trouble };
  return connectTracker({ spreadsheet: found.spreadsheetId, server }, catalogue, seams);
}
