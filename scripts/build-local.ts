/**
 * Builds the local tracker into apps-script/local/dist: the page with everything in it, the add-on's pages, and
 * the server. Another folder may be named: `tsx scripts/build-local.ts --out FOLDER`.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { buildPage } from "./addon/build-page.ts";
import { addonHere } from "./local/addon-here.ts";
import { englishOnly } from "./local/english-only.ts";
import { plainTextCells } from "./local/plain-text-cells.ts";

const home = join(import.meta.dirname, "../apps-script/local");
const pages = join(import.meta.dirname, "../apps-script/addon/src/sidebar/pages");
const { values } = parseArgs({ options: { out: { type: "string" } } });
const out = resolve(values.out ?? join(home, "dist"));
const fresh = `${out}.${process.pid}`;

rmSync(fresh, { recursive: true, force: true });
mkdirSync(join(fresh, "addon"), { recursive: true });
await build({
  entryPoints: { page: join(home, "src/page/page.ts") },
  outdir: fresh,
  bundle: true,
  format: "esm",
  platform: "browser",
  target: "chrome120",
  minify: true,
  legalComments: "linked",
  charset: "utf8",
  loader: {
    ".woff": "dataurl",
    ".woff2": "dataurl",
    ".ttf": "dataurl",
    ".svg": "dataurl",
    ".png": "dataurl",
  },
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [addonHere, englishOnly, plainTextCells],
});
for (const file of ["index.html"]) cpSync(join(home, "src/page", file), join(fresh, file));
for (const { name } of readdirSync(pages, { withFileTypes: true }).filter((item) => item.isDirectory()))
  if (existsSync(join(pages, name, "page.html")))
    writeFileSync(join(fresh, "addon", `${name}.html`), await buildPage(join(pages, name)));
rmSync(out, { recursive: true, force: true });
renameSync(fresh, out);
console.error(`Local tracker: ${out}`);
