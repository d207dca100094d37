import { crc32, deflateRawSync } from "node:zlib";

/** One part of an archive. The optional fields are for archives that lie. */
export interface ZipEntry {
  readonly name: string;
  readonly data: string | Buffer;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** Sizes and checksum follow the data, as writers do that cannot go back. */
  readonly dataDescriptor?: boolean;
  readonly method?: number;
  readonly declaredSize?: number;
  readonly declaredChecksum?: number;
  /** Reads the data of the entry with this name, so that two entries overlap. */
  readonly sameDataAs?: string;
}

/** Builds a zip archive in memory, honest or not. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets = new Map<string, { readonly offset: number; readonly packed: number }>();
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const method = entry.method ?? (entry.stored ? 0 : 8);
    const packed = method === 8 ? deflateRawSync(data) : data;
    const flags = 0x800 | (entry.encrypted ? 1 : 0) | (entry.dataDescriptor ? 8 : 0);
    const checksum = entry.declaredChecksum ?? crc32(data);
    const size = entry.declaredSize ?? data.length;
    const name = Buffer.from(entry.name);
    const shared = entry.sameDataAs === undefined ? undefined : offsets.get(entry.sameDataAs);
    const place = shared ?? { offset, packed: packed.length };
    const fields = numbers([
      [2, 20],
      [2, flags],
      [2, method],
      [2, 0],
      [2, 33],
      [4, checksum],
      [4, place.packed],
      [4, size],
      [2, name.length],
      [2, 0],
    ]);
    if (!shared) {
      const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, name, packed]);
      if (entry.dataDescriptor) {
        local.fill(0, 14, 26);
        const descriptor = numbers([
          [4, checksum],
          [4, packed.length],
          [4, size],
        ]);
        pieces.push(local, Buffer.from("PK\x07\x08", "latin1"), descriptor);
        offset += local.length + 16;
      } else {
        pieces.push(local);
        offset += local.length;
      }
      offsets.set(entry.name, place);
    }
    const rest = numbers([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, place.offset],
    ]);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, rest, name);
  }
  const central = Buffer.concat(directory);
  const count = entries.length;
  const end = numbers([
    [2, 0],
    [2, 0],
    [2, count & 0xffff],
    [2, count & 0xffff],
    [4, central.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...pieces, central, Buffer.from("PK\x05\x06", "latin1"), end]);
}

function numbers(fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([size, value]) => {
      const bytes = Buffer.alloc(size);
      if (size === 2) bytes.writeUInt16LE(value);
      else bytes.writeUInt32LE(value);
      return bytes;
    }),
  );
}
