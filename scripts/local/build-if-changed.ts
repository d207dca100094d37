import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/**
 * Builds when the sources have changed since the last build, and says so: it takes a while. `false` when the build
 * failed, which is said too.
 */
export async function buildIfChanged(
  what: string,
  out: string,
  script: string,
  sources: readonly string[],
): Promise<boolean> {
  const stamp = join(root, out, ".built-from");
  const now = fingerprint([...sources, script, "package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return true;
  const began = Date.now();
  process.stdout.write(`Building ${what}, which is done once `);
  const ticking = setInterval(() => process.stdout.write("."), 2_000);
  const failure = await new Promise<string | null>((done) => {
    execFile(
      process.execPath,
      ["--import", "tsx", join(root, script)],
      { cwd: root, maxBuffer: 1 << 26 },
      (error, _, said) => done(error === null ? null : said.trim().slice(-1_500) || error.message),
    );
  });
  clearInterval(ticking);
  process.stdout.write(" ");
  if (failure !== null) {
    process.stdout.write(`it could not be built:\n${failure}\n`);
    return false;
  }
  writeFileSync(stamp, now);
  process.stdout.write(`${Math.round((Date.now() - began) / 1000)} s\n`);
  return true;
}

function fingerprint(sources: readonly string[]): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return;
    if (!found.isDirectory()) {
      hash.update(path).update(readFileSync(path));
      return;
    }
    for (const name of readdirSync(path).sort())
      if (!["node_modules", "dist", "build", "generated"].includes(name)) add(join(path, name));
  };
  for (const source of sources) add(join(root, source));
  return hash.digest("hex");
}
