/** The built command line, as a user runs it. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const home = join(import.meta.dirname, "../apps-script/cli");
export const command = join(home, "bin/evidence-mapper.js");

/** Why the command cannot run, or `null`. */
export function commandMissing(): string | null {
  const built = join(home, "dist");
  return existsSync(built) && readdirSync(built).includes("evidence-mapper.js")
    ? null
    : "The command is not built: npm run build.";
}
