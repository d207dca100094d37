/**
 * Builds the Google Sheets add-on into apps-script/dist, ready for `clasp push`: Code.js, the manifest and
 * the pages. Another folder may be named: `tsx scripts/build-addon.ts --out FOLDER`.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { buildPage } from "./addon/build-page.ts";
import { exportedFunctions } from "./addon/exported-functions.ts";
import { afterBundle, beforeBundle, forwarders, globalName } from "./addon/forwarders.ts";

const home = join(import.meta.dirname, "../apps-script/addon");
const { values } = parseArgs({ options: { out: { type: "string" } } });
const out = resolve(values.out ?? join(home, "../dist"));
const entry = join(home, "src/index.ts");

const functions = exportedFunctions(entry);
const { outputFiles } = await build({
  entryPoints: [entry],
  bundle: true,
  write: false,
  format: "iife",
  globalName,
  platform: "neutral",
  // Apps Script cannot parse private and static class fields.
  target: "es2020",
  mainFields: ["module", "main"],
  minifySyntax: true,
  minifyWhitespace: true,
  charset: "utf8",
  legalComments: "inline",
  banner: { js: beforeBundle },
  footer: { js: afterBundle },
});
const [bundle] = outputFiles;
if (bundle === undefined) throw new Error("The add-on's bundle is empty.");

const pages: { readonly name: string; readonly html: string }[] = [];
const pagesFolder = join(home, "src/sidebar/pages");
if (existsSync(pagesFolder)) {
  for (const item of readdirSync(pagesFolder, { withFileTypes: true })) {
    const folder = join(pagesFolder, item.name);
    if (item.isDirectory() && existsSync(join(folder, "page.html")))
      pages.push({ name: item.name, html: await buildPage(folder) });
  }
}

// Tests may be reading the folder: it is filled beside its place and then moved there.
const fresh = `${out}.${process.pid}`;
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });
writeFileSync(join(fresh, "Code.js"), `${bundle.text}\n${forwarders(functions)}`);
copyFileSync(join(home, "appsscript.json"), join(fresh, "appsscript.json"));
for (const { name, html } of pages) writeFileSync(join(fresh, `${name}.html`), html);
rmSync(out, { recursive: true, force: true });
renameSync(fresh, out);

const size = Math.round(readFileSync(join(out, "Code.js")).length / 1024);
console.error(`Add-on: ${functions.length} functions, ${pages.length} pages, Code.js ${size} KB.`);
