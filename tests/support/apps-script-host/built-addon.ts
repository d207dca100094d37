/** The built add-on for tests: built once for each state of the sources, away from apps-script/dist. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const sources = ["apps-script/addon", "shared/src", "scripts/addon", "scripts/build-addon.ts"];
const cache = join(root, "node_modules/.cache/evidence-mapper-addon");
const patience = 120_000;

/**
 * Builds the add-on as `npm run build:addon` does, unless that was done for the same sources, and gives the
 * folder. Test files that run at the same time wait for one build. Throws when it fails.
 */
export function builtAddon(): string {
  const folder = join(cache, fingerprint());
  const lock = `${folder}.lock`;
  mkdirSync(cache, { recursive: true });
  for (const began = Date.now(); !existsSync(folder);) {
    if (!taken(lock)) {
      // Somebody else builds. A lock that nobody gave back is broken.
      if (Date.now() - began > patience) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      continue;
    }
    try {
      if (!existsSync(folder)) build(folder);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return folder;
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function build(folder: string): void {
  const fresh = `${folder}.new`;
  execFileSync(process.execPath, ["--import", "tsx", join(root, "scripts/build-addon.ts"), "--out", fresh], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (const old of readdirSync(cache)) {
    const path = join(cache, old);
    if (path !== fresh && !old.endsWith(".lock") && Date.now() - statSync(path).mtimeMs > 3_600_000)
      rmSync(path, { recursive: true, force: true });
  }
  renameSync(fresh, folder);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const item of readdirSync(path).sort()) if (item !== "node_modules") add(join(path, item));
    } else hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  };
  for (const source of sources) add(join(root, source));
  return hash.digest("hex").slice(0, 16);
}
