/** Writes docs/privacy.md: `npm run privacy`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { privacyPage } from "./privacy-page.ts";

const path = join(import.meta.dirname, "../docs/privacy.md");
const config = (await resolveConfig(path)) ?? {};
writeFileSync(path, await format(privacyPage(), { ...config, filepath: path }));
console.error(`Privacy page: ${path}`);
