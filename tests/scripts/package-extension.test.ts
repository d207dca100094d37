import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crc32, inflateRawSync } from "node:zlib";
import yauzl from "yauzl";
import * as z from "zod";
import { builtExtension } from "../support/built-extension.ts";

const root = join(import.meta.dirname, "../..");
const manifestSchema = z.looseObject({ manifest_version: z.literal(3), key: z.string().optional() });

describe("the package for the Web Store", () => {
  const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-package-"));
  const archives = ["one.zip", "two.zip"].map((name) => join(folder, name));
  beforeAll(() => {
    for (const out of archives) {
      execFileSync(
        process.execPath,
        ["--import", "tsx", "scripts/package-extension.ts", "--built", builtExtension(), "--out", out],
        { cwd: root, stdio: "ignore" },
      );
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("is the same to the byte whenever it is made", () => {
    const [one, two] = archives.map((path) => readFileSync(path));
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
  });

  it("holds every built file as it is, and the manifest without the key that the Web Store refuses", async () => {
    const packed = await unpacked(archives[0] ?? "");
    const built = namesIn(builtExtension());
    expect([...packed.keys()].sort()).toEqual([...built].sort());
    for (const name of built) {
      if (name === "manifest.json") continue;
      expect(packed.get(name)?.equals(readFileSync(join(builtExtension(), name))), name).toBe(true);
    }
    const manifest = manifestSchema.parse(JSON.parse(packed.get("manifest.json")?.toString("utf8") ?? ""));
    const own = manifestSchema.parse(
      JSON.parse(readFileSync(join(builtExtension(), "manifest.json"), "utf8")),
    );
    expect(own.key).toBeDefined();
    expect({ ...manifest, key: own.key }).toEqual(own);
    expect(manifest.key).toBeUndefined();
  });
});

function namesIn(folder: string, start = ""): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? namesIn(path, `${start}${name}/`) : [`${start}${name}`];
  });
}

/** By a reader that did not write it. */
async function unpacked(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const bytes = readFileSync(path);
  const archive = await yauzl.fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: true });
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) {
    const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize);
    const data = inflateRawSync(packed);
    expect([data.length, crc32(data)]).toEqual([entry.uncompressedSize, entry.crc32]);
    files.set(entry.fileNameRaw.toString("utf8"), data);
  }
  return files;
}
