import { openZip } from "../../apps-script/cli/src/files/zip-parts.ts";

/** The parts of an .xlsx file as text (or bytes of pictures), by their names. */
export async function unpacked(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await openZip(bytes);
  const parts = new Map<string, Buffer>();
  for (const name of zip.names) parts.set(name, await zip.readBytes(name));
  return parts;
}
