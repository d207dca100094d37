/**
 * The tracker's file and its journal. A change is kept when it is in the journal; the file follows a moment
 * later. When somebody else has written the file meanwhile it is not touched before a person has decided.
 */
import { mkdir, rename } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { applyChange } from "../book/apply-change.ts";
import { type Book } from "../book/book.ts";
import { type Change } from "../book/change.ts";
import { type FileState } from "../book/message.ts";
import { writeBook } from "../files/write-book.ts";
import { changesSince, type Journal, type Kept, readJournal, type Sender, startJournal } from "./journal.ts";
import { openFile } from "./open-file.ts";
import { fileFingerprint, fileMark, fingerprintOf, removeHalfWritten, writeSafely } from "./safe-write.ts";
import { keepVersion, versionsFolder } from "./versions.ts";

export type OpenedTracker =
  | {
      readonly ok: true;
      readonly file: TrackerFile;
      readonly book: Book;
      readonly kept: Kept;
      readonly recovered: string | null;
    }
  | { readonly ok: false; readonly found: string; readonly advice: string };

export interface TrackerFile {
  readonly path: string;
  /** Resolves when the changes are on the disk. */
  keep(version: number, changes: readonly Change[], by: Sender | null): Promise<void>;
  /** Something changed that is in the file and in no journal: answers of formulas. */
  stale(): void;
  /** Writes the file now, unless somebody else has changed it. */
  save(): Promise<void>;
  state(): FileState;
  /** A person has decided: our tracker takes the place of the changed file, which is kept as a version. */
  keepOurs(): Promise<void>;
  /** A person has decided: the changed file is opened; ours is kept beside it. Answers the file's book. */
  takeTheirs(): Promise<Book>;
  close(): Promise<void>;
}

export interface TrackerFileParts {
  readonly book: () => Book;
  readonly version: () => number;
  readonly told: (state: FileState) => void;
}

/** The file follows the last change after this many milliseconds. */
const pause = 1_500;

/** Opens a tracker. What an earlier run kept in its journal and could not write any more is put back. */
export async function openTracker(
  path: string,
  now: () => number,
  parts: TrackerFileParts,
): Promise<OpenedTracker> {
  if (!/\.xlsx$/i.test(path))
    return {
      ok: false,
      found: "Only .xlsx files can be written back.",
      advice: "Open it in your spreadsheet program, save it as an .xlsx file, and give that one.",
    };
  const opened = await openFile(path);
  if (!opened.ok) return opened;
  const folder = versionsFolder(path);
  await mkdir(folder, { recursive: true });
  await removeHalfWritten(path);
  const journalPath = join(folder, "unsaved.ndjson");
  const fingerprint = (await fileFingerprint(path)) ?? "";
  const found = await readJournal(journalPath);
  const left = found === null ? [] : changesSince(found, fingerprint);
  // Without the journal of this very file, no window that is still open knows where its cells belong.
  const kept: Kept = { moves: now(), batches: [], ...(left === null ? {} : found?.kept) };
  let recovered: string | null = null;
  if (left === null) {
    // The file was changed by another program after this one fell: what it had not written stays beside it.
    const aside = join(folder, `unsaved-${now()}.ndjson`);
    await rename(journalPath, aside);
    recovered = `The file was changed by another program after the last run was interrupted. What that run had not written yet is kept in ${aside}.`;
  } else if (left.length > 0) {
    for (const change of left) applyChange(opened.book, change);
    recovered = `${left.length} changes that the last run had not written into the file any more were put back.`;
  }
  await keepVersion(path, now());
  const isBehind = left !== null && left.length > 0;
  // One journal takes the other's place in one step, so that nothing is lost in between.
  const journal = await startJournal(journalPath, fingerprint, kept, left ?? []);
  return {
    ok: true,
    book: opened.book,
    kept,
    recovered,
    file: trackerFile(path, now, parts, journal, fingerprint, await fileMark(path), isBehind),
  };
}

function trackerFile(
  path: string,
  now: () => number,
  { book, version, told }: TrackerFileParts,
  journal: Journal,
  fingerprint: string,
  mark: string | null,
  isBehind: boolean,
): TrackerFile {
  let known = { fingerprint, mark };
  let savedVersion = isBehind ? -1 : 0;
  let state: FileState["state"] = isBehind ? "unsaved" : "saved";
  let savedAt: string | null = null;
  let fault = "";
  let timer: NodeJS.Timeout | null = null;
  let working: Promise<void> = Promise.resolve();

  const report = (): FileState => ({
    kind: "file",
    name: basename(path),
    path,
    state,
    savedAt,
    sentence: sentence(state, savedAt, fault),
  });

  function become(next: FileState["state"]): void {
    state = next;
    told(report());
  }

  function soon(): void {
    if (state === "changed-outside") return;
    if (state === "saved") become("unsaved");
    timer ??= setTimeout(() => {
      timer = null;
      void save();
    }, pause);
  }

  /** One after the other; the last change is always followed by a write. */
  function save(): Promise<void> {
    working = working
      .then(() => write(false))
      .catch((error: unknown) => {
        fault = inWords(error);
        become("cannot-save");
      });
    return working;
  }

  async function write(whatever: boolean): Promise<void> {
    const upTo = version();
    if (!whatever && (state === "saved" || (await changedOutside()))) return;
    const bytes = writeBook(book());
    const next = fingerprintOf(bytes);
    if (next !== known.fingerprint || whatever) {
      await keepVersion(path, now(), whatever);
      await writeSafely(path, bytes, () => journal.saving(next, upTo));
      known = { fingerprint: next, mark: await fileMark(path) };
    }
    await journal.restart(next, upTo);
    savedVersion = upTo;
    savedAt = new Date(now()).toTimeString().slice(0, 8);
    become(version() > upTo ? "unsaved" : "saved");
    if (version() > upTo) soon();
  }

  async function changedOutside(): Promise<boolean> {
    const mark = await fileMark(path);
    if (mark === known.mark || mark === null) return false;
    const fingerprint = await fileFingerprint(path);
    // What cannot be read is no version to choose; writing says what hinders.
    if (fingerprint === null) return false;
    if (fingerprint === known.fingerprint) {
      known = { ...known, mark };
      return false;
    }
    if (state !== "changed-outside") become("changed-outside");
    return true;
  }

  /** An edit in Excel is noticed also while nobody edits here. */
  const watch = setInterval(() => {
    if (state === "cannot-save") soon();
    if (state === "saved" || state === "unsaved")
      working = working.then(async () => void (await changedOutside())).catch(() => undefined);
  }, 2_000);
  watch.unref();
  if (isBehind) soon();

  return {
    path,
    async keep(at, changes, by) {
      await journal.append(at, changes, by);
      soon();
    },
    stale: soon,
    save,
    state: report,
    async keepOurs() {
      working = working.then(() => write(true));
      await working;
    },
    async takeTheirs() {
      const opened = await openFile(path);
      if (!opened.ok) throw new Error(`${opened.found} ${opened.advice}`);
      if (version() > savedVersion) {
        const ours = join(
          dirname(path),
          `${basename(path, extname(path))} before ${new Date(now()).toISOString().slice(0, 19).replace(/:/g, "")}.xlsx`,
        );
        await writeSafely(ours, writeBook(book()), () => Promise.resolve());
      }
      const fresh = (await fileFingerprint(path)) ?? "";
      known = { fingerprint: fresh, mark: await fileMark(path) };
      await journal.restart(fresh, version(), true);
      savedVersion = version();
      become("saved");
      return opened.book;
    },
    async close() {
      clearInterval(watch);
      if (timer !== null) clearTimeout(timer);
      if (state === "unsaved" || state === "cannot-save") await save();
      await working;
      await journal.close();
    },
  };
}

/** What hinders, and what to do about it. */
function inWords(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return "there is no room left on the disk. Make some, and leave this window open.";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "the file or its folder may not be changed. Allow it, and leave this window open.";
    case "EBUSY":
      return "another program holds it. Close it there.";
    case "ENOENT":
      return "its folder is gone. Put it back, and leave this window open.";
    default:
      return `${error instanceof Error ? error.message : String(error)}. Close it in other programs.`;
  }
}

function sentence(state: FileState["state"], savedAt: string | null, fault: string): string {
  switch (state) {
    case "saved":
      return savedAt === null ? "Nothing changed yet" : `Saved at ${savedAt}`;
    case "unsaved":
      return "Kept; the file follows in a moment";
    case "changed-outside":
      return "The file was changed by another program";
    case "cannot-save":
      return `Kept, but the file cannot be written: ${fault} It is tried again every few seconds.`;
  }
}
