/** The last versions of the tracker's file, in a folder beside it. */
import { constants } from "node:fs";
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";

const kept = 10;
/** The file before it was written for the first time; stays for good, because a file may hold what is not written back. */
const original = "as it was.xlsx";
/** A version is worth keeping when so much time has passed since the last one. */
const apart = 5 * 60_000;

/** `tracker.xlsx` → `tracker versions`. The journal lies there too. */
export function versionsFolder(file: string): string {
  return join(dirname(file), `${basename(file, extname(file))} versions`);
}

/** Copies the file as it is now, unless that was done a short time ago. @param now milliseconds */
export async function keepVersion(file: string, now: number, always = false): Promise<void> {
  const folder = versionsFolder(file);
  await mkdir(folder, { recursive: true });
  await copyFile(file, join(folder, original), constants.COPYFILE_EXCL).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && (error.code === "EEXIST" || error.code === "ENOENT")))
      throw error;
  });
  const versions = await allVersions(folder);
  const last = versions.at(-1);
  if (!always && last !== undefined && now - timeOf(last) < apart) return;
  await copyFile(file, join(folder, `${stamp(now)}.xlsx`)).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  });
  for (const old of (await allVersions(folder)).slice(0, -kept)) await rm(join(folder, old), { force: true });
}

async function allVersions(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}-\d\d-\d\dT\d{6}Z\.xlsx$/.test(name)).sort();
}

function stamp(now: number): string {
  return new Date(now).toISOString().replace(/:/g, "").replace(/\.\d+/, "");
}

function timeOf(name: string): number {
  return Date.parse(name.replace(/T(\d\d)(\d\d)(\d\d)Z\.xlsx$/, "T$1:$2:$3Z"));
}
