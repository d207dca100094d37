/** `check` and `batch` on spreadsheets of a server give the answers that they give for the files. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWorkbookFile } from "../../../apps-script/cli/src/files/read-workbook-file.ts";
import { readSpreadsheet, workbookFields } from "../../../shared/src/sheets-api/spreadsheet-answer.ts";
import { workbookOf } from "../../../shared/src/sheets-api/workbook-of.ts";
import { bookOfWorkbook } from "../../support/book-of-workbook.ts";
import { expectRefused, linesOf, root, run, samples, temporaryFolder } from "../../support/built-cli.ts";
import { type Fault, refusal, sheetsServerInTest } from "../../support/sheets-server.ts";

const files = readdirSync(samples).filter((name) => /\.(xlsx|ods|csv)$/.test(name));

/** A server with the sample in it, as Google Sheets would hold it. */
async function serverWith(file: string) {
  const server = await sheetsServerInTest();
  const read = await readWorkbookFile(join(samples, file));
  if (!read.ok) throw new Error(read.problem.found);
  server.service.put(bookOfWorkbook("sheet-1", read.workbook));
  return { ...server, workbook: read.workbook };
}

describe("a centre's own spreadsheet", () => {
  it.each(files)("has the same cells in Google Sheets as in the file %s", async (file) => {
    const { service, workbook } = await serverWith(file);
    const { body } = service.ask(
      "GET",
      `/v4/spreadsheets/sheet-1?fields=${encodeURIComponent(workbookFields)}`,
    );
    const answer = readSpreadsheet(body);
    expect(answer === null ? null : workbookOf(answer)).toEqual(workbook);
  });

  it("gets the same answer from check", async () => {
    const file = "harbour-street-level-1-certificate.xlsx";
    const server = await serverWith(file);
    const ofFile = await run(["check", join(samples, file), "--json"]);
    const ofSheet = await run(["check", `${server.url}d/sheet-1`, "--json"], { env: server.env });
    expect(JSON.parse(ofSheet.out)).toEqual(JSON.parse(ofFile.out));
    expect(ofSheet.code).toBe(ofFile.code);
  });
});

describe("batch", () => {
  it("checks the spreadsheets and files of a list in order, over one connection", async () => {
    const server = await sheetsServerInTest();
    const path = join(samples, "harbour-street-across.xlsx");
    const read = await readWorkbookFile(path);
    if (!read.ok) throw new Error(read.problem.found);
    const addresses = Array.from({ length: 20 }, (_, index) => {
      server.service.put(bookOfWorkbook(`sheet-${index}`, read.workbook));
      return `${server.url}d/sheet-${index}`;
    });
    const list = join(temporaryFolder(), "list.txt");
    writeFileSync(list, [path, ...addresses, `${server.url}d/missing`].join("\n"));
    const { out, code } = await run(["batch", list], { env: server.env });
    const [first, ...lines] = linesOf(out).map((line) => JSON.parse(JSON.stringify(line)));
    expect(lines.slice(0, 20)).toEqual(addresses.map((file) => ({ ...first, file })));
    expect(lines[20]).toMatchObject({ problem: { code: "google-not-found" } });
    expect(server.requests).toHaveLength(21);
    expect(code).toBe(1);
  });
});

describe("what keeps a spreadsheet from being read is said plainly", () => {
  const faults: readonly (readonly [string, Fault, RegExp])[] = [
    ["a sign-in that has ended", refusal(401, "Invalid Credentials"), /who is asking[^]*sign-in/],
    [
      "no access",
      refusal(403, "The caller does not have permission"),
      /may not open this spreadsheet[^]*share/,
    ],
    [
      "an interface that is switched off",
      refusal(403, "disabled", { details: [{ reason: "SERVICE_DISABLED" }] }),
      /switched off[^]*google-console/,
    ],
    [
      "a permission that was not given",
      refusal(403, "scopes", { details: [{ reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT" }] }),
      /without the permission[^]*--every-sheet/,
    ],
    ["no such sheet", refusal(404, "Requested entity was not found."), /has no such spreadsheet/],
    [
      "a file of another kind",
      refusal(400, "This operation is not supported for this document", { status: "FAILED_PRECONDITION" }),
      /not a Google Sheet: an Excel file[^]*Save as Google Sheets/,
    ],
  ];

  it.each(faults)("%s", async (_, fault, message) => {
    const server = await sheetsServerInTest();
    server.fault = () => fault;
    expectRefused(await run(["check", "sheet-1"], { env: server.env }), message);
  });

  it("no server, a page that is no sheet, no sign-in", async () => {
    const env = { EVIDENCE_MAPPER_SERVER: "http://127.0.0.1:9/", EVIDENCE_MAPPER_TOKEN: "x" };
    expectRefused(await run(["check", "sheet-1"], { env }), /does not answer[^]*npm start/);
    expectRefused(await run(["check", "https://example.com/x"], { env }), /no address of a Google Sheet/);
    const nobody = {
      XDG_CONFIG_HOME: temporaryFolder(),
      HOME: temporaryFolder(),
      EVIDENCE_MAPPER_SERVER: "",
    };
    expectRefused(
      await run(["check", "https://docs.google.com/spreadsheets/d/abc/edit"], { env: nobody }),
      /not signed in to Google[^]*sign-in --client/,
    );
    const tokenless = { ...env, EVIDENCE_MAPPER_TOKEN: "", XDG_CONFIG_HOME: temporaryFolder() };
    expectRefused(
      await run(["check", "sheet-1"], { env: tokenless }),
      /who is asking[^]*EVIDENCE_MAPPER_TOKEN/,
    );
  });
});

describe("the commands that need no Google", () => {
  it("do not load its client: it is asked for where it is used, and is no part of the bundle", async () => {
    const dist = join(root, "apps-script/cli/dist");
    const { readFileSync } = await import("node:fs");
    const bundled = readdirSync(dist).filter((name) => name.endsWith(".js"));
    for (const name of bundled) {
      const text = readFileSync(join(dist, name), "utf8");
      expect(text, name).not.toMatch(/^import[^;]*"(?:googleapis|google-auth-library)/m);
      expect(text.length, name).toBeLessThan(3_000_000);
    }
  });
});
