/** Reading and appending values, as Google's documents describe it. */
import { describe, expect, it } from "vitest";
import { madeService } from "./made-service.ts";

const two = {
  sheets: [{ properties: { title: "Sheet1", sheetId: 1 } }],
};

/** The two tables of Google's guide: A1:C2 and B4:D6. */
function withTwoTables() {
  const service = madeService();
  const { body } = service.ask("POST", "/v4/spreadsheets", two);
  const id = (body as { spreadsheetId: string }).spreadsheetId;
  const put = (range: string, values: string[][]) =>
    service.ask("PUT", `/v4/spreadsheets/${id}/values/${range}?valueInputOption=RAW`, { values });
  put(
    "A1:C2",
    Array.from({ length: 2 }, () => ["x", "y", "z"]),
  );
  put(
    "B4:D6",
    Array.from({ length: 3 }, () => ["x", "y", "z"]),
  );
  const append = (range: string, option = "OVERWRITE") =>
    service.ask(
      "POST",
      `/v4/spreadsheets/${id}/values/${encodeURIComponent(range)}:append?valueInputOption=RAW&insertDataOption=${option}`,
      { values: [["new", "row"]] },
    ).body;
  const all = () => service.ask("GET", `/v4/spreadsheets/${id}/values/Sheet1`).body;
  return { service, id, append, all };
}

describe("an appended row", () => {
  it.each(["Sheet1", "B4", "C5:D5", "B2:D4", "A3:G10"])(
    "goes below the last table that the range %s touches",
    (range) => {
      expect(withTwoTables().append(range)).toMatchObject({
        tableRange: "Sheet1!B4:D6",
        updates: { updatedRange: "Sheet1!B7:C7" },
      });
    },
  );

  it("goes below the first table when the range lies in that one", () => {
    expect(withTwoTables().append("A1")).toMatchObject({ updates: { updatedRange: "Sheet1!A3:B3" } });
  });

  it.each(["E4", "A4"])("stands at %s itself when there is no table", (range) => {
    const { updates } = withTwoTables().append(range) as { updates: { updatedRange: string } };
    expect(updates.updatedRange.startsWith(`Sheet1!${range}:`)).toBe(true);
  });

  it("pushes down what lies below when rows are inserted, and writes over nothing", () => {
    const { append, all } = withTwoTables();
    append("A1", "INSERT_ROWS");
    expect(all()).toMatchObject({
      values: [["x", "y", "z"], ["x", "y", "z"], ["new", "row"], [], ["", "x", "y", "z"], {}, {}].map(
        (row) => (Array.isArray(row) ? row : expect.anything()),
      ),
    });
  });
});

describe("where columns are hidden", () => {
  it("no table is found: a row goes in at the range itself, as people report of Google Sheets", () => {
    const { service, id, append, all } = withTwoTables();
    const hide = {
      range: { sheetId: 1, dimension: "COLUMNS", startIndex: 3, endIndex: 4 },
      properties: { hiddenByUser: true },
      fields: "hiddenByUser",
    };
    service.ask("POST", `/v4/spreadsheets/${id}:batchUpdate`, {
      requests: [{ updateDimensionProperties: hide }],
    });
    expect(append("A1", "INSERT_ROWS")).toMatchObject({ updates: { updatedRange: "Sheet1!A1:B1" } });
    expect(all()).toMatchObject({ values: expect.arrayContaining([["new", "row"]]) });
  });
});

describe("what is written", () => {
  const written = (option: string, values: readonly string[]) => {
    const service = madeService();
    const id = (service.ask("POST", "/v4/spreadsheets", {}).body as { spreadsheetId: string }).spreadsheetId;
    service.ask("POST", `/v4/spreadsheets/${id}/values/A1:append?valueInputOption=${option}`, {
      values: [values],
    });
    const read = (render: string) =>
      service.ask("GET", `/v4/spreadsheets/${id}/values/Sheet1?valueRenderOption=${render}`).body as {
        values: unknown[][];
      };
    return { formulas: read("FORMULA").values[0], values: read("UNFORMATTED_VALUE").values[0] };
  };

  it("stays text when it is written RAW", () => {
    const texts = ["=1+1", "1.10", "001", "01/02/2026", "'x", "TRUE", "+44 20", "50%"];
    expect(written("RAW", texts)).toEqual({ formulas: texts, values: texts });
  });

  it("is taken for what a person would have typed otherwise", () => {
    const { formulas, values } = written("USER_ENTERED", [
      "=1+1",
      "1.10",
      "001",
      "01/02/2026",
      "'x",
      "TRUE",
      "50%",
    ]);
    expect(formulas?.[0]).toBe("=1+1");
    expect(values?.slice(1)).toEqual([1.1, 1, 46054, "x", true, 0.5]);
  });
});

describe("a request that Google would refuse is refused", () => {
  const ask = (method: string, path: string, body?: Parameters<ReturnType<typeof madeService>["ask"]>[2]) => {
    const service = madeService();
    const id = (service.ask("POST", "/v4/spreadsheets", {}).body as { spreadsheetId: string }).spreadsheetId;
    const { status, body: answer } = service.ask(method, path.replace("ID", id), body);
    return { status, answer: JSON.stringify(answer), unchanged: service.book(id)?.sheets[0]?.rows };
  };

  it.each([
    [
      "a field that nobody knows",
      "/v4/spreadsheets/ID:batchUpdate",
      { requests: [{ addSheets: {} }] },
      /addSheets/,
    ],
    [
      "a value of another type",
      "/v4/spreadsheets/ID:batchUpdate",
      { requests: [{ addSheet: { properties: { title: 7 } } }] },
      /requests\[0\]\.addSheet\.properties\.title/,
    ],
    ["an empty batch", "/v4/spreadsheets/ID:batchUpdate", { requests: [] }, /at least one request/],
    [
      "a parameter that nobody knows",
      "/v4/spreadsheets/ID/values/A1:append?valueInput=RAW",
      { values: [] },
      /valueInput/,
    ],
    ["no input option", "/v4/spreadsheets/ID/values/A1:append", { values: [["x"]] }, /valueInputOption/],
    [
      "a range that is none",
      "/v4/spreadsheets/ID/values/Nowhere!A1:append?valueInputOption=RAW",
      { values: [["x"]] },
      /Unable to parse range/,
    ],
  ])("%s", (_, path, body, message) => {
    const { status, answer, unchanged } = ask("POST", path, body);
    expect(status).toBe(400);
    expect(answer).toMatch(message);
    expect(unchanged).toEqual([]);
  });

  it("a token that nobody has, a spreadsheet that is not there, and the sixty-first write of a minute", () => {
    const service = madeService({ quota: { perUser: 60, perProject: 300 } });
    const stranger = service.handle({
      method: "GET",
      path: "/v4/spreadsheets/x",
      query: "",
      headers: {},
      body: "",
    });
    expect(stranger.status).toBe(401);
    expect(service.ask("GET", "/v4/spreadsheets/x").status).toBe(404);
    const statuses = Array.from({ length: 61 }, () => service.ask("POST", "/v4/spreadsheets", {}).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.at(-1)).toBe(429);
    expect(service.ask("POST", "/v4/spreadsheets", {}, "tom").status).toBe(200);
    service.clock.now += 60_000;
    expect(service.ask("POST", "/v4/spreadsheets", {}).status).toBe(200);
  });
});

describe("a batch", () => {
  it("is taken whole or not at all", () => {
    const service = madeService();
    const id = (service.ask("POST", "/v4/spreadsheets", {}).body as { spreadsheetId: string }).spreadsheetId;
    const before = service.book(id);
    const { status, body } = service.ask("POST", `/v4/spreadsheets/${id}:batchUpdate`, {
      requests: [{ addSheet: { properties: { title: "New" } } }, { deleteSheet: { sheetId: 77 } }],
    });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain("requests[1].deleteSheet");
    expect(service.book(id)).toBe(before);
  });
});
