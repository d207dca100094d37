/**
 * Builds the browser extension into extension/build/chrome-mv3-prod: Plasmo builds the panel and the worker,
 * esbuild the script that is put into a page on demand (`page.js`), which no manifest names. Another folder may
 * be named: `tsx scripts/build-extension.ts --out FOLDER`.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const home = join(import.meta.dirname, "../extension");
const { values } = parseArgs({ options: { out: { type: "string" } } });
const out = resolve(values.out ?? join(home, "build/chrome-mv3-prod"));

// Built beside its place and then moved there, so that nobody loads half of it.
mkdirSync(dirname(out), { recursive: true });
const fresh = mkdtempSync(`${out}.`);
const built = join(fresh, "chrome-mv3-prod");
execFileSync("npx", ["plasmo", "build", "--hoist", `--build-path=${relative(home, fresh)}`], {
  cwd: home,
  stdio: ["ignore", "ignore", "inherit"],
});
await build({
  entryPoints: [join(home, "src/page/index.ts")],
  outfile: join(built, "page.js"),
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "chrome120",
  minifySyntax: true,
  legalComments: "none",
});
rmSync(out, { recursive: true, force: true });
renameSync(built, out);
rmSync(fresh, { recursive: true });
console.error(`Extension: ${out}`);
