/** A file for the person: the whole of it or none. */
import { accessSync, constants, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/**
 * Writes beside the place and renames into it, so that a full disk leaves the old file as it was and two commands
 * that write the same file leave one of the two. What is no file of a disk, such as /dev/stdout, is written as it is.
 * @throws as `writeFileSync`
 */
export function writeWholeFile(path: string, text: string): void {
  const old = statSync(path, { throwIfNoEntry: false });
  if (old !== undefined && !old.isFile()) {
    writeFileSync(path, text);
    return;
  }
  // A file that may not be written may not be replaced either; a link goes on pointing to it.
  if (old !== undefined) accessSync(path, constants.W_OK);
  const target = old === undefined ? path : realpathSync(path);
  const unfinished = `${target}.${process.pid}.unfinished`;
  try {
    writeFileSync(unfinished, text, { mode: old?.mode ?? 0o666 });
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
