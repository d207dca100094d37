/** Writes the shapes of Google's requests beside the local Sheets server. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { googleSchemas } from "./google-schemas.ts";

const target = join(
  import.meta.dirname,
  "../apps-script/local/src/sheets-server/schemas/google-schemas.json",
);
writeFileSync(target, `${JSON.stringify(googleSchemas())}\n`);
