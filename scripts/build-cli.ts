/** Bundles the command line into apps-script/cli/dist: two entries, the command and the file reader. */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const home = join(import.meta.dirname, "../apps-script/cli");
const dist = join(home, "dist");
const entries = ["src/evidence-mapper.ts", "src/files/read-workbook-process.ts"];
const { outputFiles } = await build({
  entryPoints: entries.map((entry) => join(home, entry)),
  outbase: join(home, "src"),
  outdir: dist,
  write: false,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minifySyntax: true,
  legalComments: "linked",
  // Google's client is large and needed by few commands: it stays a package, loaded when it is asked for.
  external: ["googleapis", "google-auth-library"],
  define: { "process.env.NODE_ENV": '"production"' },
  // Some packages still call `require`.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});

// A command may be running while this builds. The shared files carry a hash of their content in their names, so they
// go first and the two entries, each renamed into its place in one step, go last.
const isEntry = (path: string): boolean =>
  entries.some((entry) => join(home, entry).replace("/src/", "/dist/").replace(/\.ts$/, ".js") === path);
for (const { path, contents } of [...outputFiles].sort((a, b) => +isEntry(a.path) - +isEntry(b.path))) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, path);
}

/** What an earlier build left stays a while for commands that still run from it. */
const keptFor = 60 * 60 * 1000;
const current = new Set(outputFiles.map(({ path }) => path));
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || current.has(path)) continue;
  if (Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > keptFor) {
    rmSync(path, { force: true });
  }
}
