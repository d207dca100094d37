/** How long standard input is: known for a file, unknown for a pipe. */
import { fstatSync } from "node:fs";

export function inputLength(): number | null {
  try {
    const { size } = fstatSync(0);
    return fstatSync(0).isFile() ? size : null;
  } catch {
    return null;
  }
}
