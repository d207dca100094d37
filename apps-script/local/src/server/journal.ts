/**
 * What happened since the file was last written, line by line. A line is kept when it is on the disk; lines
 * that come while others are being written go together in the next write.
 */
import { type FileHandle, open, readFile, rename, rm } from "node:fs/promises";
import * as z from "zod";
import { change, type Change } from "../book/change.ts";

const line = z.union([
  /** The file's content that the following lines start from. */
  z.strictObject({ from: z.string() }),
  z.strictObject({ version: z.number(), changes: z.array(change) }),
  /** The file was about to be replaced by this content, which holds everything up to a version. */
  z.strictObject({ saving: z.string(), upTo: z.number() }),
]);
type Line = z.infer<typeof line>;

export interface Journal {
  append(version: number, changes: readonly Change[]): Promise<void>;
  /** Says that the file will hold everything up to a version under a fingerprint. */
  saving(fingerprint: string, upTo: number): Promise<void>;
  /** Begins anew from a file, with what has come since its version. */
  restart(fingerprint: string, after: number): Promise<void>;
  close(): Promise<void>;
}

export interface JournalFound {
  readonly from: string;
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
  return first !== undefined && "from" in first ? { from: first.from, lines: rest } : null;
}

/** What is to be done again on a file of this fingerprint; `null` when the journal belongs to another file. */
export function changesSince({ from, lines }: JournalFound, fingerprint: string): readonly Change[] | null {
  let after: number | null = from === fingerprint ? -1 : null;
  for (const one of lines) if ("saving" in one && one.saving === fingerprint) after = one.upTo;
  const start = after;
  if (start === null) return null;
  return lines.flatMap((one) => ("changes" in one && one.version > start ? one.changes : []));
}

/** @param left what an earlier journal held and the file does not hold yet; stands under version 0 */
export async function startJournal(
  path: string,
  fingerprint: string,
  left: readonly Change[] = [],
): Promise<Journal> {
  let recent: { readonly version: number; readonly text: string }[] =
    left.length === 0
      ? []
      : [{ version: 0, text: JSON.stringify({ version: 0, changes: [...left] } satisfies Line) }];
  let handle = await fresh(path, [
    JSON.stringify({ from: fingerprint } satisfies Line),
    ...recent.map(({ text }) => text),
  ]);
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
        for (const { done } of now) done();
      } catch (error) {
        for (const { failed } of now) failed(error);
      }
    }
    writing = null;
  }

  return {
    append(version, changes) {
      const text = JSON.stringify({ version, changes: [...changes] } satisfies Line);
      recent.push({ version, text });
      return add(text);
    },
    saving: (saving, upTo) => add(JSON.stringify({ saving, upTo } satisfies Line)),
    async restart(from, after) {
      while (writing !== null) await writing;
      recent = recent.filter(({ version }) => version > after);
      const before = handle;
      // Nothing may be appended between reading `recent` and the new handle: `fresh` takes what is there now.
      const lines = [JSON.stringify({ from } satisfies Line), ...recent.map(({ text }) => text)];
      const blocked = fresh(path, lines);
      writing = blocked.then((next) => {
        handle = next;
        return before.close();
      });
      await writing;
      writing = null;
      if (waiting.length > 0) writing = writeWaiting();
    },
    async close() {
      while (writing !== null) await writing;
      await handle.close();
    },
  };
}

/** A new journal takes the old one's place in one step. */
async function fresh(path: string, lines: readonly string[]): Promise<FileHandle> {
  const beside = `${path}.new`;
  await rm(beside, { force: true });
  const handle = await open(beside, "a", 0o600);
  await handle.appendFile(lines.map((text) => `${text}\n`).join(""));
  await handle.datasync();
  await rename(beside, path);
  return handle;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
