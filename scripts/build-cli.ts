/** Bundles the command line into apps-script/cli/dist: two entries, the command and the file reader. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const home = join(import.meta.dirname, "../apps-script/cli");
rmSync(join(home, "dist"), { recursive: true, force: true });
await build({
  entryPoints: [join(home, "src/evidence-mapper.ts"), join(home, "src/files/read-workbook-process.ts")],
  outbase: join(home, "src"),
  outdir: join(home, "dist"),
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minifySyntax: true,
  legalComments: "linked",
  define: { "process.env.NODE_ENV": '"production"' },
  // Some packages still call `require`.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
