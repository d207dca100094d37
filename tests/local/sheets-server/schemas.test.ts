import { describe, expect, it } from "vitest";
import kept from "../../../apps-script/local/src/sheets-server/schemas/google-schemas.json" with { type: "json" };
import { googleSchemas } from "../../../scripts/google-schemas.ts";

describe("the shapes of Google's requests", () => {
  it("are those that the installed googleapis ships (npm run google-schemas writes them again)", () => {
    expect(kept).toEqual(googleSchemas());
  });
});
