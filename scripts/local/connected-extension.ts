/** A copy of the built extension that knows the tracker on this machine, so that connecting is one button. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const manifestSchema = z.looseObject({ manifest_version: z.literal(3) });

/**
 * Makes the copy anew in `folder`, for the owner's eyes only: its manifest holds the tracker's code. What is
 * packaged for others is built elsewhere and never holds one.
 */
export function connectedExtension({
  built,
  folder,
  pairing,
}: {
  readonly built: string;
  readonly folder: string;
  readonly pairing: string;
}): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  cpSync(built, folder, { recursive: true });
  const path = join(folder, "manifest.json");
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  writeFileSync(path, JSON.stringify({ ...manifest, tracker_on_this_machine: pairing }), { mode: 0o600 });
  return folder;
}
