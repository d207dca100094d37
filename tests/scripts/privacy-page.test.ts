import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { expect, test } from "vitest";
import { privacyPage } from "../../scripts/privacy-page.ts";

test("the privacy page says what the extension declares: run npm run privacy after a change", async () => {
  const path = join(import.meta.dirname, "../../docs/privacy.md");
  const config = (await resolveConfig(path)) ?? {};
  expect(readFileSync(path, "utf8")).toBe(await format(privacyPage(), { ...config, filepath: path }));
});
