/**
 * Every test run begins with the catalogue, joined and checked from its files, and the built command line. A run
 * that follows another finds them built, unless a source has changed.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fingerprint } from "./built-once.ts";

const root = join(import.meta.dirname, "../..");
const made = [
  "shared/src/catalogue/generated",
  "apps-script/cli/dist/evidence-mapper.js",
  "apps-script/dist/Code.js",
];
const sources = ["shared/src", "apps-script/cli", "apps-script/addon", "scripts", "package-lock.json"];
const note = join(root, "node_modules/.cache/evidence-mapper-built");

export default function setup(): void {
  const state = fingerprint(sources);
  const isBuilt = made.every((path) => existsSync(join(root, path)));
  if (isBuilt && existsSync(note) && readFileSync(note, "utf8") === state) return;
  execFileSync("npm", ["run", "--silent", "prepare"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, state);
}
