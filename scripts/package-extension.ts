/**
 * Makes the archive that is uploaded to the Chrome Web Store: `npm run package`. The same sources give the same
 * bytes, whatever the clock says. The manifest's `key`, which gives the extension one id wherever its folder is
 * loaded from, is left out: the Web Store has a key of its own for each item and refuses another.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import * as z from "zod";
import { makeZip } from "../tests/support/make-zip.ts";

const root = join(import.meta.dirname, "..");
const manifestSchema = z.looseObject({ version: z.string() });

const { values } = parseArgs({ options: { out: { type: "string" }, built: { type: "string" } } });
const fresh = mkdtempSync(join(tmpdir(), "evidence-mapper-package-"));
try {
  const built = values.built ?? join(fresh, "extension");
  if (values.built === undefined) {
    execFileSync(
      process.execPath,
      ["--import", "tsx", join(root, "scripts/build-extension.ts"), "--out", built],
      { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
    );
  }
  const { key, ...manifest } = manifestSchema.parse(
    JSON.parse(readFileSync(join(built, "manifest.json"), "utf8")),
  );
  void key;
  const archive = makeZip(
    filesIn(built).map((path) => {
      const name = relative(built, path).split(sep).join("/");
      const data = name === "manifest.json" ? JSON.stringify(manifest) : readFileSync(path);
      return { name, data };
    }),
  );
  const out = resolve(values.out ?? join(root, `extension/build/evidence-mapper-${manifest.version}.zip`));
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, archive);
  console.error(`Package: ${out}, SHA-256 ${createHash("sha256").update(archive).digest("hex")}`);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

/** In an order that does not hang on the disk. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesIn(path) : [path];
    });
}
