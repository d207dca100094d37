/**
 * What happened since the file was last written, line by line. A line is kept when it is on the disk; lines
 * that come while others are being written go together in the next write.
 */
import { type FileHandle, open, readFile, rename, rm } from "node:fs/promises";
import * as z from "zod";
import { change, type Change, movesPlaces } from "../book/change.ts";

const known = z.strictObject({
  /** How often rows, columns or tabs were moved. */
  moves: z.number(),
  /** The last batch of each window that was carried out. */
  batches: z.array(z.tuple([z.string(), z.number()])),
});
/** What has to be known of everything that was kept, also of what is in the file already. */
export type Kept = z.infer<typeof known>;

const line = z.union([
  /** The file's content that the following lines start from. */
  z.strictObject({ from: z.string(), kept: known.optional() }),
  z.strictObject({
    version: z.number(),
    changes: z.array(change),
    /** The window and its batch; of a program nothing. */
    by: z.tuple([z.string(), z.number()]).optional(),
    /** Put over from the journal of an earlier run, and counted there. */
    again: z.literal(true).optional(),
  }),
  /** The file was about to be replaced by this content, which holds everything up to a version. */
  z.strictObject({ saving: z.string(), upTo: z.number() }),
]);
type Line = z.infer<typeof line>;

/** A window and the number of its batch. */
export type Sender = readonly [window: string, batch: number];

export interface Journal {
  append(version: number, changes: readonly Change[], by: Sender | null): Promise<void>;
  /** Says that the file will hold everything up to a version under a fingerprint. */
  saving(fingerprint: string, upTo: number): Promise<void>;
  /** Begins anew from a file, with what has come since its version. @param isOther the file is not what was here */
  restart(fingerprint: string, after: number, isOther?: boolean): Promise<void>;
  close(): Promise<void>;
}

export interface JournalFound {
  readonly from: string;
  readonly kept: Kept;
  readonly lines: readonly Line[];
}

/** `null` when there is none. A last line that was cut off by a fall was never acknowledged and is left out. */
export async function readJournal(path: string): Promise<JournalFound | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return null;
  const lines: Line[] = [];
  const written = text.split("\n");
  // What follows the last line break is nothing, or a line that was cut off.
  for (const one of written.slice(0, -1)) {
    const parsed = line.safeParse(jsonOf(one));
    if (!parsed.success) break;
    lines.push(parsed.data);
  }
  const [first, ...rest] = lines;
  return first !== undefined && "from" in first
    ? { from: first.from, kept: rest.reduce(keptWith, first.kept ?? nothingKept), lines: rest }
    : null;
}

export const nothingKept: Kept = { moves: 0, batches: [] };

/** Windows that were closed long ago are forgotten. */
const mostWindows = 50;

function keptWith({ moves, batches }: Kept, one: Line): Kept {
  if (!("changes" in one) || one.again === true) return { moves, batches };
  const { by } = one;
  return {
    moves: moves + one.changes.filter(movesPlaces).length,
    batches:
      by === undefined
        ? batches
        : [...batches.filter(([window]) => window !== by[0]), by].slice(-mostWindows),
  };
}

/** What is to be done again on a file of this fingerprint; `null` when the journal belongs to another file. */
export function changesSince({ from, lines }: JournalFound, fingerprint: string): readonly Change[] | null {
  let after: number | null = from === fingerprint ? -1 : null;
  for (const one of lines) if ("saving" in one && one.saving === fingerprint) after = one.upTo;
  const start = after;
  if (start === null) return null;
  return lines.flatMap((one) => ("changes" in one && one.version > start ? one.changes : []));
}

/**
 * @param before what was kept by earlier runs
 * @param left what an earlier journal held and the file does not hold yet; stands under version 0
 */
export async function startJournal(
  path: string,
  fingerprint: string,
  before: Kept = nothingKept,
  left: readonly Change[] = [],
): Promise<Journal> {
  let settled = before;
  let recent: { readonly version: number; readonly line: Line }[] =
    left.length === 0 ? [] : [{ version: 0, line: { version: 0, changes: [...left], again: true } }];
  const beginning = (from: string): readonly Line[] => [
    { from, kept: { moves: settled.moves, batches: [...settled.batches] } },
    ...recent.map(({ line: one }) => one),
  ];
  let handle = await fresh(path, beginning(fingerprint));
  /** How far the journal holds whole lines. */
  let whole = (await handle.stat()).size;
  let waiting: {
    readonly text: string;
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  }[] = [];
  let writing: Promise<void> | null = null;

  function add(text: string): Promise<void> {
    return new Promise((done, failed) => {
      waiting.push({ text, done, failed });
      writing ??= writeWaiting();
    });
  }

  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      try {
        await handle.appendFile(now.map(({ text }) => `${text}\n`).join(""));
        await handle.datasync();
        whole = (await handle.stat()).size;
        for (const { done } of now) done();
      } catch (error) {
        // Half a line would hide all that come after it.
        await handle.truncate(whole).catch(() => undefined);
        for (const { failed } of now) failed(error);
      }
    }
    writing = null;
  }

  return {
    async append(version, changes, by) {
      const added: Line = { version, changes: [...changes], ...(by === null ? {} : { by: [...by] }) };
      await add(JSON.stringify(added));
      recent.push({ version, line: added });
    },
    saving: (saving, upTo) => add(JSON.stringify({ saving, upTo } satisfies Line)),
    async restart(from, after, isOther = false) {
      while (writing !== null) await writing;
      settled = recent
        .filter(({ version }) => version <= after)
        .reduce((all, one) => keptWith(all, one.line), settled);
      if (isOther) settled = { ...settled, moves: settled.moves + 1 };
      recent = recent.filter(({ version }) => version > after);
      // Lines that come while the new journal is made wait for it.
      const before = handle;
      const made = fresh(path, beginning(from));
      writing = made.then(
        async (next) => {
          handle = next;
          whole = (await next.stat()).size;
          await before.close();
        },
        () => undefined,
      );
      await writing;
      writing = null;
      if (waiting.length > 0) writing = writeWaiting();
      await made;
    },
    async close() {
      while (writing !== null) await writing;
      await handle.close();
    },
  };
}

/** A new journal takes the old one's place in one step. */
async function fresh(path: string, lines: readonly Line[]): Promise<FileHandle> {
  const beside = `${path}.new`;
  await rm(beside, { force: true });
  const handle = await open(beside, "a", 0o600);
  try {
    await handle.appendFile(lines.map((one) => `${JSON.stringify(one)}\n`).join(""));
    await handle.datasync();
    await rename(beside, path);
    return handle;
  } catch (error) {
    await handle.close();
    await rm(beside, { force: true });
    throw error;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
