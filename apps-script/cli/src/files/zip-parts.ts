// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- yauzl has no types; every project that imports this file needs ours
/// <reference path="./yauzl.d.ts" />
import { createInflateRaw, crc32 } from "node:zlib";
import { StringDecoder } from "node:string_decoder";
import yauzl, { type Entry } from "yauzl";
import { faults, FileFault } from "./file-fault.ts";
import { limits } from "./limits.ts";
import { xmlReader, type XmlHandler } from "./xml-reader.ts";

/** The parts of an archive. Nothing is unpacked until it is read, and everything that is read is counted. */
export interface ZipParts {
  /** Names as they are written in the archive; nothing is ever written to a disk under them. */
  readonly names: readonly string[];
  /** The same part under another spelling: `/xl/Workbook.xml` for `xl/workbook.xml`. */
  find(name: string): string | undefined;
  isEncrypted(name: string): boolean;
  /** Reads a part as XML. Throws `FileFault` when it is missing, damaged or beyond the limits. */
  readXml(name: string, handler: XmlHandler): Promise<void>;
  /** A part as it is, for what is only passed on. */
  readBytes(name: string): Promise<Buffer>;
  /** The first bytes of a small part. */
  readStart(name: string, length: number): Promise<Buffer>;
}

/**
 * Opens an archive that is already in memory and checks it: number of parts, sizes that were declared.
 * Throws `FileFault`.
 */
export async function openZip(bytes: Buffer): Promise<ZipParts> {
  const zip = await yauzl
    .fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: false })
    .catch(damaged);
  if (zip.entryCount > limits.archiveEntries) {
    throw new FileFault(faults.tooLarge(`it is an archive of ${zip.entryCount} parts`));
  }
  const entries = new Map<string, Entry>();
  const spellings = new Map<string, string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString("utf8");
      // The first of two parts with one name counts: a second one would be a different file to another reader.
      if (entries.has(name)) continue;
      entries.set(name, entry);
      if (!spellings.has(spelling(name))) spellings.set(spelling(name), name);
    }
  } catch (error) {
    damaged(error);
  }

  let packedBytes = 0;
  let unpackedBytes = 0;

  async function* unpack(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name);
    if (!entry) throw new FileFault(faults.damaged(`its part ${name} is missing`));
    if (entry.isEncrypted()) throw new FileFault(faults.encrypted());
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
      throw new FileFault(faults.damaged(`its part ${name} is packed in a way that spreadsheets do not use`));
    }
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch(damaged);
    const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    packedBytes += packed.length;
    let size = 0;
    let checksum = 0;
    for await (const chunk of entry.compressionMethod === 0 ? slices(packed) : inflate(packed)) {
      size += chunk.length;
      unpackedBytes += chunk.length;
      checkUnpacked(unpackedBytes, packedBytes);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (size !== entry.uncompressedSize || checksum !== entry.crc32) {
      throw new FileFault(faults.damaged(`its part ${name} is not what was packed`));
    }
  }

  return {
    names: [...entries.keys()],
    find: (name) => (entries.has(name) ? name : spellings.get(spelling(name))),
    isEncrypted: (name) => entries.get(name)?.isEncrypted() ?? false,
    async readXml(name, handler) {
      const reader = xmlReader(handler);
      let decoder: Decoder | undefined;
      for await (const chunk of unpack(name)) {
        decoder ??= xmlDecoder(chunk);
        reader.push(decoder.write(chunk));
      }
      reader.push(decoder?.end() ?? "");
      reader.end();
    },
    async readBytes(name) {
      const chunks: Buffer[] = [];
      for await (const chunk of unpack(name)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    async readStart(name, length) {
      for await (const chunk of unpack(name)) return chunk.subarray(0, length);
      return Buffer.alloc(0);
    },
  };
}

function checkUnpacked(unpacked: number, packed: number): void {
  if (unpacked > limits.unpackedBytes) {
    throw new FileFault(faults.tooLarge(`it unpacks to more than ${limits.unpackedBytes / 1024 / 1024} MB`));
  }
  if (unpacked > limits.unpackedBytesBeforeRatio && unpacked > packed * limits.unpackedRatio) {
    throw new FileFault(
      faults.tooLarge(`it unpacks to more than ${limits.unpackedRatio} times its size, as no tracker does`),
    );
  }
}

async function* inflate(packed: Buffer): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: 128 * 1024 });
  inflater.end(packed);
  try {
    for await (const chunk of inflater) {
      if (chunk instanceof Buffer) yield chunk;
    }
  } catch (error) {
    damaged(error);
  }
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 128 * 1024) yield bytes.subarray(at, at + 128 * 1024);
}

function spelling(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

/** What the archive library or the unpacker found, in words that help a person who does not know either. */
function damaged(error: unknown): never {
  if (error instanceof FileFault) throw error;
  const message = error instanceof Error ? error.message : "";
  if (/encrypt/i.test(message)) throw new FileFault(faults.encrypted());
  if (/End of central directory|overflows|EOF|unexpected end/i.test(message)) {
    throw new FileFault(faults.damaged("its end is missing"));
  }
  throw new FileFault(faults.damaged("it cannot be unpacked"));
}

interface Decoder {
  write(chunk: Buffer): string;
  end(): string;
}

/** Spreadsheet programs write UTF-8; the format also allows UTF-16 and what the first line declares. */
function xmlDecoder(first: Buffer): Decoder {
  const declared = /^[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(
    first.subarray(0, 200).toString("latin1"),
  )?.[1];
  if (first[0] === 0xff && first[1] === 0xfe) return textDecoder("utf-16le");
  if (first[0] === 0xfe && first[1] === 0xff) return textDecoder("utf-16be");
  if (declared && !/^utf-?8$/i.test(declared)) {
    try {
      return textDecoder(declared);
    } catch {
      throw new FileFault(faults.damaged(`it is written in the unknown encoding ${declared}`));
    }
  }
  // Faster than a TextDecoder by half; the byte order mark is left to the XML reader, which skips text outside of tags.
  return new StringDecoder("utf8");
}

function textDecoder(label: string): Decoder {
  const decoder = new TextDecoder(label);
  return { write: (chunk) => decoder.decode(chunk, { stream: true }), end: () => decoder.decode() };
}
