/** Packs parts into a zip archive, without a clock: the same parts give the same bytes. */
import { crc32, deflateRawSync } from "node:zlib";

export type Part = { readonly name: string } & ({ readonly text: string } | { readonly bytes: Uint8Array });

/** 1 January 1980, the earliest that an archive can say. */
const date = 33;

export function zipOf(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { name } = part;
    const content = "text" in part ? Buffer.from(part.text, "utf8") : Buffer.from(part.bytes);
    const packed = deflateRawSync(content, { level: 5 });
    const label = Buffer.from(name, "utf8");
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(0, 6);
    common.writeUInt16LE(date, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(label.length, 22);
    common.writeUInt16LE(0, 24);
    const head = Buffer.concat([signature(0x04034b50), common, label]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([signature(0x02014b50), version, common, tail, label]));
    pieces.push(head, packed);
    at += head.length + packed.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...pieces, list, signature(0x06054b50), end]);
}

const version = Buffer.from([20, 0]);

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
