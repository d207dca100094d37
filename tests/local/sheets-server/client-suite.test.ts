/**
 * What Evidence Mapper relies on in Google Sheets, asked with Google's own client. It runs against the local server,
 * and against Google itself when EVIDENCE_MAPPER_LIVE_SPREADSHEET holds the id of a spreadsheet that may be written
 * to with the application default credentials: in tabs of its own, which it takes away again.
 */
import { randomUUID } from "node:crypto";
import { GoogleAuth, OAuth2Client } from "google-auth-library";
import { sheets, type sheets_v4 } from "googleapis/build/src/apis/sheets";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startServer } from "../../../apps-script/local/src/sheets-server/http-server.ts";
import { madeService } from "../../local/sheets-server/made-service.ts";

const live = process.env["EVIDENCE_MAPPER_LIVE_SPREADSHEET"];
const title = `Test ${randomUUID().slice(0, 8)}`;
const sheetId = Math.floor(Math.random() * 1e9) + 1;

let client: sheets_v4.Sheets;
let spreadsheetId: string;
let close: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  if (live !== undefined) {
    client = sheets({
      version: "v4",
      auth: new GoogleAuth({ scopes: ["https://www.googleapis.com/auth/spreadsheets"] }),
    });
    spreadsheetId = live;
  } else {
    const service = madeService();
    const server = await startServer({ handle: service.handle, allowOrigin: () => false, port: 0 });
    close = server.close;
    const auth = new OAuth2Client();
    auth.setCredentials({ access_token: "token-amira" });
    client = sheets({ version: "v4", auth, rootUrl: server.url });
    const made = await client.spreadsheets.create({ requestBody: { properties: { title } } });
    spreadsheetId = made.data.spreadsheetId ?? "";
  }
  await batch([
    { addSheet: { properties: { sheetId, title, gridProperties: { rowCount: 60, columnCount: 6 } } } },
  ]);
});

afterAll(async () => {
  await batch([{ deleteSheet: { sheetId } }]);
  await close();
});

const batch = (requests: sheets_v4.Schema$Request[]) =>
  client.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });

const append = (range: string, values: string[][], valueInputOption = "RAW") =>
  client.spreadsheets.values.append({
    spreadsheetId,
    range: `'${title}'!${range}`,
    valueInputOption,
    insertDataOption: "INSERT_ROWS",
    requestBody: { values },
  });

const valuesIn = async (range: string, valueRenderOption = "FORMULA") =>
  (await client.spreadsheets.values.get({ spreadsheetId, range: `'${title}'!${range}`, valueRenderOption }))
    .data.values;

describe(live === undefined ? "the local Sheets server" : "Google Sheets", () => {
  it("appends texts as they are, in a row that it puts in", async () => {
    await append("A1", [["id", "text"]]);
    const texts = ["=1+1", "1.10"];
    const { data } = await append("A1", [texts]);
    expect(data.updates?.updatedRange).toMatch(/!A2:B2$/);
    expect(await valuesIn("A2:B2")).toEqual([texts]);
    expect(await valuesIn("A2:B2", "UNFORMATTED_VALUE")).toEqual([texts]);
  });

  it("goes on below what is there, above what somebody noted further down", async () => {
    await client.spreadsheets.values.update({
      spreadsheetId,
      range: `'${title}'!A8`,
      valueInputOption: "RAW",
      requestBody: { values: [["a note"]] },
    });
    await append("A1", [["3", "third"]]);
    expect(await valuesIn("A3:B3")).toEqual([["3", "third"]]);
    expect(await valuesIn("A9")).toEqual([["a note"]]);
  });

  it("begins a row where the table around the range begins, left of the range", async () => {
    await batch([
      {
        insertDimension: {
          range: { sheetId, dimension: "COLUMNS", startIndex: 0, endIndex: 1 },
          inheritFromBefore: false,
        },
      },
    ]);
    await client.spreadsheets.values.update({
      spreadsheetId,
      range: `'${title}'!A2`,
      valueInputOption: "RAW",
      requestBody: { values: [["ours"]] },
    });
    const { data } = await append("B1", [["", "4", "fourth"]]);
    expect(data.updates?.updatedRange).toMatch(/!A4:C4$/);
    expect(await valuesIn("A4:C4")).toEqual([["", "4", "fourth"]]);
  });

  it("takes a text for a formula, a number or a date when it is not RAW", async () => {
    await append("E1", [["=1+1", "007"]], "USER_ENTERED");
    expect(await valuesIn("E1:F1")).toEqual([["=1+1", 7]]);
  });

  it("keeps text in cells of plain text when a person types", async () => {
    await batch([
      {
        repeatCell: {
          range: { sheetId, startRowIndex: 20, endRowIndex: 21, startColumnIndex: 0, endColumnIndex: 2 },
          cell: { userEnteredFormat: { numberFormat: { type: "TEXT", pattern: "@" } } },
          fields: "userEnteredFormat.numberFormat",
        },
      },
    ]);
    await client.spreadsheets.values.update({
      spreadsheetId,
      range: `'${title}'!A21:B21`,
      valueInputOption: "USER_ENTERED",
      requestBody: { values: [["1.10", "001"]] },
    });
    expect(await valuesIn("A21:B21")).toEqual([["1.10", "001"]]);
  });

  it("applies all of a batch or nothing", async () => {
    const before = await valuesIn("A1:F30");
    await expect(
      batch([
        {
          updateCells: {
            start: { sheetId, rowIndex: 0, columnIndex: 0 },
            rows: [{ values: [{ userEnteredValue: { stringValue: "x" } }] }],
            fields: "userEnteredValue",
          },
        },
        { deleteSheet: { sheetId: sheetId + 1 } },
      ]),
    ).rejects.toThrow(/requests\[1\]/);
    expect(await valuesIn("A1:F30")).toEqual(before);
  });

  it("refuses a field that it does not know, and a range that is none", async () => {
    await expect(batch([{ addSheets: {} } as sheets_v4.Schema$Request])).rejects.toThrow(/addSheets/);
    await expect(valuesIn("Nowhere!A1")).rejects.toThrow(/Unable to parse range/);
  });

  it("moves rows and columns with all that is in them", async () => {
    const before = await valuesIn("A1:C4");
    await batch([
      {
        moveDimension: {
          source: { sheetId, dimension: "COLUMNS", startIndex: 0, endIndex: 1 },
          destinationIndex: 3,
        },
      },
    ]);
    const turned = (rows: unknown[][] | null | undefined) => rows?.map(([b, c, a = ""]) => [a, b, c]);
    expect(turned(await valuesIn("A1:C4"))).toEqual(before?.map(([a = "", b, c]) => [a, b, c]));
  });
});
