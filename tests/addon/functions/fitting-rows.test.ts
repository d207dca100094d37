import { describe, expect, it } from "vitest";
import { fittingRows } from "../../../apps-script/addon/src/functions/fitting-rows.ts";

const row = (name: string, ...flags: string[]) => ({ name, flags });
const rows = [row("Ada"), row("Ben"), row("Cy", "act"), row("Dee"), row("Eve", "look")];
const names = (most: number): readonly string[] => fittingRows(rows, most).shown.map(({ name }) => name);

describe("the rows of Coverage", () => {
  it("stay in their order while they fit", () => {
    expect(names(5)).toEqual(["Ada", "Ben", "Cy", "Dee", "Eve"]);
    expect(fittingRows(rows, 5).left).toBe(0);
  });

  it("leave out nothing that needs somebody before anything else, and count what is left out", () => {
    expect(names(3)).toEqual(["Cy", "Eve", "Ada"]);
    expect(fittingRows(rows, 3).left).toBe(2);
  });
});
