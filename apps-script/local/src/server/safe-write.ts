import { createHash } from "node:crypto";
import { open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** What tells one content of a file from another. */
export function fingerprintOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The file's fingerprint, or `null` when it is not there. */
export async function fileFingerprint(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch(() => null);
  return bytes === null ? null : fingerprintOf(bytes);
}

/** Cheaper than the fingerprint; differs whenever somebody has written the file. */
export async function fileMark(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found === null ? null : `${found.mtimeNs} ${found.size} ${found.ino}`;
}

/**
 * Writes a file so that at every moment either the old or the new one is there, whole: beside its place first,
 * then renamed. `before` runs between the two.
 */
export async function writeSafely(path: string, bytes: Buffer, before: () => Promise<void>): Promise<void> {
  const beside = `${path}.${process.pid}.new`;
  try {
    const handle = await open(beside, "w", (await stat(path).catch(() => null))?.mode ?? 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await before();
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Takes away what a writer left beside the file when it was ended in the middle of a write: never a whole file. */
export async function removeHalfWritten(path: string): Promise<void> {
  const start = `${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    const writer = name.startsWith(start) ? /^(\d+)\.new$/.exec(name.slice(start.length))?.[1] : undefined;
    if (writer !== undefined && !isAlive(Number(writer)))
      await rm(join(dirname(path), name), { force: true });
  }
}

function isAlive(writer: number): boolean {
  try {
    return process.kill(writer, 0);
  } catch (error) {
    // Somebody else's process is there all the same.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Makes a rename last through a power cut, where the system allows it. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
