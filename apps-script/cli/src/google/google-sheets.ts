/** Google Sheets and Drive as the commands use them. Google's own client is loaded only when it is needed. */
import type { BatchRequest } from "@evidence-mapper/shared/sheets-api/request-types";
import {
  readSpreadsheet,
  type SpreadsheetAnswer,
} from "@evidence-mapper/shared/sheets-api/spreadsheet-answer";
import type { OAuth2Client } from "google-auth-library";
import * as z from "zod";
import { GoogleFault, googleFault } from "./google-fault.ts";
import { pacer, type Patience, patiently, realPatience } from "./patience.ts";
import { readSignIn } from "./saved-sign-in.ts";

export interface GoogleSheets {
  /** @throws {GoogleFault} */
  readonly spreadsheet: (id: string, fields: string) => Promise<SpreadsheetAnswer>;
  /** All of it or none. Never sent twice. @throws {GoogleFault} */
  readonly update: (id: string, requests: BatchRequest[]) => Promise<void>;
  /** Makes an empty spreadsheet with a mark by which it is found again. @throws {GoogleFault} */
  readonly create: (title: string, mark: Mark) => Promise<string>;
  /** The ids of the spreadsheets with the mark, not those in the bin. @throws {GoogleFault} */
  readonly marked: (mark: Mark) => Promise<readonly string[]>;
}

export interface Mark {
  readonly key: string;
  readonly value: string;
}

export interface Connection {
  /** A server on this machine in the place of Google's. */
  readonly server: string | null;
  readonly patience?: Patience;
}

const spreadsheetType = "application/vnd.google-apps.spreadsheet";

/** Connects with the sign-in that there is. @throws {GoogleFault} when there is none */
export async function googleSheets({ server, patience = realPatience }: Connection): Promise<GoogleSheets> {
  const [{ sheets: sheetsClient }, { drive: driveClient }, auth] = await Promise.all([
    import("googleapis/build/src/apis/sheets/index.js"),
    import("googleapis/build/src/apis/drive/index.js"),
    authFor(server),
  ]);
  // Google's client would try again on its own, without regard to the others.
  const options = { auth, retry: false, timeout: 60_000, ...(server === null ? {} : { rootUrl: server }) };
  const sheets = sheetsClient({ version: "v4", ...options });
  const drive = driveClient({ version: "v3", ...options });
  const pace = pacer(patience, server === null ? undefined : Infinity);
  const ask = <Result>(where: string, lost: boolean, send: () => Promise<Result>): Promise<Result> =>
    patiently(
      async () => {
        await pace();
        try {
          return await send();
        } catch (error) {
          throw googleFault(error, where);
        }
      },
      patience,
      { lost },
    );
  const address = (id: string): string =>
    server === null ? `https://docs.google.com/spreadsheets/d/${id}` : `${server}d/${id}`;
  return {
    spreadsheet: async (id, fields) => {
      const { data } = await ask(address(id), true, () =>
        sheets.spreadsheets.get({ spreadsheetId: id, fields }),
      );
      const answer = readSpreadsheet(data);
      if (answer === null) throw unreadable(address(id));
      return answer;
    },
    update: async (id, requests) => {
      await ask(address(id), false, () =>
        sheets.spreadsheets.batchUpdate({
          spreadsheetId: id,
          fields: "spreadsheetId",
          requestBody: { requests },
        }),
      );
    },
    create: async (title, { key, value }) => {
      const { data } = await ask("Google Drive", false, () =>
        drive.files.create({
          fields: "id",
          requestBody: { name: title, mimeType: spreadsheetType, appProperties: { [key]: value } },
        }),
      );
      const id = z.object({ id: z.string().min(1) }).safeParse(data).data?.id;
      if (id === undefined) throw unreadable("Google Drive");
      return id;
    },
    marked: async ({ key, value }) => {
      const { data } = await ask("Google Drive", true, () =>
        drive.files.list({
          q: `appProperties has { key='${key}' and value='${value}' } and mimeType = '${spreadsheetType}' and trashed = false`,
          fields: "files(id)",
        }),
      );
      const found = z
        .object({ files: z.array(z.object({ id: z.string() })).default([]) })
        .safeParse(data).data;
      if (found === undefined) throw unreadable("Google Drive");
      return found.files.map(({ id }) => id);
    },
  };
}

/** The permissions that this program asks for; the second only where a person wants it. */
export const scopes = {
  own: "https://www.googleapis.com/auth/drive.file",
  everySheet: "https://www.googleapis.com/auth/spreadsheets.readonly",
} as const;

async function authFor(server: string | null): Promise<OAuth2Client> {
  const { OAuth2Client, GoogleAuth } = await import("google-auth-library");
  const saved = readSignIn();
  // A sign-in to Google is never shown to a server on this machine.
  const fits = saved !== null && (server === null || !saved.tokenAddress.startsWith("https:"));
  if (server !== null && !fits) {
    const token = process.env["EVIDENCE_MAPPER_TOKEN"];
    if (token === undefined || token === "") {
      throw new GoogleFault(
        {
          code: "token-missing",
          where: server,
          found: "The local tracker wants to know who is asking.",
          advice: "Set EVIDENCE_MAPPER_TOKEN to the token that it shows when it starts.",
        },
        401,
      );
    }
    const client = new OAuth2Client();
    client.setCredentials({ access_token: token });
    return client;
  }
  if (fits) {
    const client = new OAuth2Client({
      clientId: saved.clientId,
      clientSecret: saved.clientSecret,
      endpoints: { oauth2TokenUrl: saved.tokenAddress },
    });
    client.setCredentials({ refresh_token: saved.refreshToken });
    return client;
  }
  // On a computer of one's own there is no metadata server to wait for.
  process.env["METADATA_SERVER_DETECTION"] ??= "none";
  try {
    const client = await new GoogleAuth({ scopes: Object.values(scopes) }).getClient();
    if (client instanceof OAuth2Client) return client;
  } catch {
    // Without a sign-in of any kind the advice is the same.
  }
  throw new GoogleFault(
    {
      code: "google-signed-out",
      where: "",
      found: "You have not signed in to Google on this computer.",
      advice:
        "Run `npx evidence-mapper sign-in --client FILE` with the client file of your centre; docs/guides/google-console.md says how to get one.",
    },
    401,
  );
}

function unreadable(where: string): GoogleFault {
  return new GoogleFault(
    {
      code: "google-unexpected",
      where,
      found: "The answer is not that of Google Sheets.",
      advice:
        "A network that asks for a sign-in of its own answers like this. Open a web page, then try again.",
    },
    0,
  );
}
