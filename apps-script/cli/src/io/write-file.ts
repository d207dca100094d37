/** A file for the person: the whole of it or none. */
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";

/**
 * Writes beside the place and renames into it, so that a full disk leaves the old file as it was and two commands
 * that write the same file leave one of the two. What is no file of a disk, such as /dev/stdout, is written as it is.
 * @param text the whole text or its bytes, or its pieces, which are asked for as they are written
 * @throws as `writeFileSync`, and what the making of a piece throws
 */
export function writeWholeFile(path: string, text: string | Uint8Array | Iterable<string>): void {
  const old = statSync(path, { throwIfNoEntry: false });
  if (old !== undefined && !old.isFile()) {
    writeText(path, text);
    return;
  }
  // A file that may not be written may not be replaced either; a link goes on pointing to it.
  if (old !== undefined) accessSync(path, constants.W_OK);
  const target = old === undefined ? path : realpathSync(path);
  const unfinished = `${target}.${process.pid}.unfinished`;
  try {
    writeText(unfinished, text, old?.mode);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Pieces are written many small ones together. */
const enough = 64 * 1024;

function writeText(path: string, text: string | Uint8Array | Iterable<string>, mode = 0o666): void {
  const file = openSync(path, "w", mode);
  try {
    if (text instanceof Uint8Array) {
      writeFileSync(file, text);
      return;
    }
    let waiting = "";
    for (const piece of typeof text === "string" ? [text] : text) {
      waiting += piece;
      if (waiting.length < enough) continue;
      writeFileSync(file, waiting);
      waiting = "";
    }
    writeFileSync(file, waiting);
  } finally {
    closeSync(file);
  }
}
