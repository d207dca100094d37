/** The few calls of yauzl that are used here; the package brings no types. */
declare module "yauzl" {
  export interface Entry {
    readonly fileNameRaw: Buffer;
    readonly compressedSize: number;
    readonly uncompressedSize: number;
    readonly compressionMethod: number;
    readonly crc32: number;
    isEncrypted(): boolean;
  }

  export interface ZipFile {
    readonly entryCount: number;
    eachEntry(): AsyncIterable<Entry>;
    readLocalFileHeaderPromise(
      entry: Entry,
      options: { readonly minimal: true },
    ): Promise<{ readonly fileDataStart: number }>;
  }

  export interface Options {
    readonly decodeStrings?: boolean;
    readonly validateEntrySizes?: boolean;
  }

  const yauzl: { fromBufferPromise(bytes: Buffer, options: Options): Promise<ZipFile> };
  export default yauzl;
}
