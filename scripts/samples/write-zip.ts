/**
 * A zip archive of stored files with one fixed time stamp: the same bytes on every machine, which a
 * compressor does not promise.
 */
import { crc32 } from "node:zlib";

/** 27 March 2026, 16:00, as zip keeps it. */
const time = 16 << 11;
const date = ((2026 - 1980) << 9) | (3 << 5) | 27;

/** The archive's bytes, files in the order given. Names are plain ASCII. */
export function writeZip(
  files: readonly { readonly name: string; readonly content: Uint8Array }[],
): Uint8Array {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(time, 6);
    shared.writeUInt16LE(date, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, Buffer.from(name)]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), shared, rest, Buffer.from(name));
    body.push(local, content);
    offset += local.length + content.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, central, end]);
}
