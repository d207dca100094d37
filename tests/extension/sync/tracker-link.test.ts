import { describe, expect, it } from "vitest";
import { readGoogleLink, readLocalLink } from "../../../extension/src/sync/tracker-link.ts";

const id = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms";

describe("what people paste to name a tracker", () => {
  it.each([
    `https://docs.google.com/spreadsheets/d/${id}/edit?gid=0#gid=0`,
    `  https://docs.google.com/spreadsheets/d/${id}  `,
    `https://docs.google.com/spreadsheets/u/1/d/${id}/edit?usp=sharing`,
    id,
  ])("%s is a Google Sheet", (text) => {
    expect(readGoogleLink(text)).toEqual({ spreadsheet: id, server: "https://sheets.googleapis.com/" });
  });

  it.each([
    "",
    "Our tracker",
    "https://docs.google.com/document/d/abc",
    `https://docs.google.com.evil.example/spreadsheets/d/${id}/edit`,
    `https://example.com/?https://docs.google.com/spreadsheets/d/${id}`,
  ])("“%s” is none", (text) => {
    expect(readGoogleLink(text)).toBeNull();
  });

  it("an address of this machine holds tracker and code, or the code stands by itself", () => {
    const link = { spreadsheet: "made-001", server: "http://127.0.0.1:4411/", code: "apple-seven" };
    expect(readLocalLink("http://127.0.0.1:4411/#tracker=made-001&code=apple-seven")).toEqual(link);
    expect(readLocalLink("http://localhost:4411/?tracker=made-001", " apple-seven ")).toEqual(link);
    expect(readLocalLink("http://127.0.0.1:4411", "x")?.spreadsheet).toBe("tracker");
  });

  it.each([
    "http://192.168.0.4:4411/#code=x",
    "https://127.0.0.1:4411/",
    "http://127.0.0.1.evil.example:80/",
    "4411",
  ])("%s is no tracker on this machine", (text) => {
    expect(readLocalLink(text)).toBeNull();
  });
});
