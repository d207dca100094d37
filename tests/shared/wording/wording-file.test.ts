import { describe, expect, it } from "vitest";
import { parseWordingFile, readWording, toWordingFile } from "../../../shared/src/wording/index.ts";
import { bakery } from "./bakery-outline.ts";

const file = {
  format: "evidence-mapper-wording/1",
  specification: "bakery-1",
  units: { "C/111/1002": { "1.1": "State when", "1.2": "Clean the oven" } },
};

describe("the wording file", () => {
  it("is keyed by specification, unit reference and criterion number", () => {
    const reading = readWording(
      "Unit C/111/1002\nThe learner can:\n1.1 State when\n1.2 Clean the oven",
      bakery,
    );
    expect(toWordingFile(reading)).toEqual(file);
  });

  it("is read back as it was written", () => {
    expect(parseWordingFile(JSON.parse(JSON.stringify(file)))).toEqual({ ok: true, file });
  });

  it.each([
    ["another format", { ...file, format: "evidence-mapper-wording/9" }, "format"],
    ["an unknown key", { ...file, units2: {} }, ""],
    ["something that is no unit reference", { ...file, units: { Unit1: {} } }, "units › Unit1"],
    [
      "something that is no criterion number",
      { ...file, units: { "C/111/1002": { "1": "State" } } },
      "units › C/111/1002 › 1",
    ],
    ["an empty sentence", { ...file, units: { "C/111/1002": { "1.1": " " } } }, "units › C/111/1002 › 1.1"],
    [
      "a prototype for a unit",
      JSON.parse(`{"format":"evidence-mapper-wording/1","specification":"a","units":{"__proto__":{}}}`),
      "units",
    ],
    ["no document at all", null, ""],
  ])("is refused with a problem when it holds %s", (_, document: unknown, where) => {
    const parsed = parseWordingFile(document);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.where.startsWith(where))).toContain(
      true,
    );
    expect(parsed.ok ? [] : parsed.problems.map(({ code }) => code)).toContain("wording-file-invalid");
  });
});
