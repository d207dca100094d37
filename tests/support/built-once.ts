/** What tests load is built once for each state of its sources, away from where a person builds it. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const patience = 120_000;

export interface Built {
  /** Names the cache. */
  readonly name: string;
  /** Files and folders that the build reads, from the project's root; what is built inside them is not looked at. */
  readonly sources: readonly string[];
  /** Run with `--out FOLDER`. */
  readonly script: string;
}

/**
 * Runs the build unless that was done for the same sources, and gives the folder. Test files that run at the
 * same time wait for one build. Throws when it fails.
 */
export function builtOnce({ name, sources, script }: Built): string {
  const cache = join(root, "node_modules/.cache", `evidence-mapper-${name}`);
  const folder = join(cache, fingerprint([...sources, script]));
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
      if (!existsSync(folder)) build(script, cache, folder);
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

function build(script: string, cache: string, folder: string): void {
  const fresh = `${folder}.new`;
  execFileSync(process.execPath, ["--import", "tsx", join(root, script), "--out", fresh], {
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

const notSources = new Set(["node_modules", "build", "dist", "generated", ".plasmo"]);

/** Tells one state of files and folders, named from the project's root, from another. */
export function fingerprint(sources: readonly string[]): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const item of readdirSync(path).sort()) if (!notSources.has(item)) add(join(path, item));
    } else hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  };
  for (const source of sources) add(join(root, source));
  return hash.digest("hex").slice(0, 16);
}
