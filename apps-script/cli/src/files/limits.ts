/**
 * What a file may cost. An honest tracker stays far below every one of these; a file made to do harm, or
 * a sheet formatted down to its last row, ends in a sentence instead of a machine without memory.
 */
const MB = 1024 * 1024;

export const limits = {
  /** The file as it lies on the disk. */
  fileBytes: 64 * MB,
  /** A text file is held whole, twice as large in memory when it has letters beyond Latin. */
  textBytes: 32 * MB,
  /** Parts of one archive. A tab for each learner has up to four parts, so hundreds are honest. */
  archiveEntries: 5_000,
  /** Bytes that were really unpacked, over all the parts that are read. */
  unpackedBytes: 64 * MB,
  /** Unpacked to packed, asked only once there is enough unpacked for the ratio to mean something. */
  unpackedRatio: 100,
  unpackedBytesBeforeRatio: 16 * MB,
  /** One XML tag; the longest honest ones list the areas of a drop-down. */
  tagCharacters: 1024 * 1024,
  /** Cells with something in them, over all tabs. */
  cells: 4_000_000,
  /** Places in the grid up to the last filled cell of each row, over all tabs. */
  gridPlaces: 8_000_000,
  /** Merged areas and notes of one workbook. */
  merges: 100_000,
  notes: 100_000,
  /** From the start of the reading process to its answer. */
  milliseconds: 8_000,
  /** Heap of the reading process, in megabytes. */
  heapMegabytes: 160,
} as const;

/** The last row and column that a spreadsheet can have, counted from 0. */
export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;
