/** The built add-on, built once for a run of the tests and away from apps-script/dist. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let built: string | null = null;

/** Builds the add-on as `npm run build:addon` does and gives the folder. Throws when the build fails. */
export function builtAddon(): string {
  if (built !== null && existsSync(join(built, "Code.js"))) return built;
  const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-addon-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const root = join(import.meta.dirname, "../../..");
  execFileSync(
    process.execPath,
    ["--import", "tsx", join(root, "scripts/build-addon.ts"), "--out", join(folder, "dist")],
    { cwd: root, stdio: ["ignore", "ignore", "pipe"] },
  );
  built = join(folder, "dist");
  return built;
}
