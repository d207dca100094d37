/**
 * The one order of everything that happens to the book. A change counts as kept only when it is in the journal;
 * then everybody is told, in that order.
 */
import { randomUUID } from "node:crypto";
import { applyChange } from "../book/apply-change.ts";
import { type Book } from "../book/book.ts";
import { type Change, movesPlaces } from "../book/change.ts";
import { type Acknowledged, type Happened, type Posted } from "../book/message.ts";
import { rebase } from "../book/rebase.ts";
import { type Kept, type Sender } from "./journal.ts";

export interface OrderedBook {
  readonly book: Book;
  readonly version: number;
  /** Another one with every start: versions of different runs cannot be compared. */
  readonly run: string;
  /** How often rows, columns or tabs were moved, in this run and those before it. */
  readonly moves: number;
  /** The last batch of a window that was carried out; 0 when there is none. */
  doneOf(window: string): number;
  /** Carries a window's batch out and answers when it is kept for good. */
  post(batch: Posted): Promise<Acknowledged>;
  /** Changes of a program (the extension, the command line) that the server has placed itself. */
  place(changes: readonly Change[]): Promise<number>;
}

const program = "program";

/** How many batches back a window may be. */
const longestMemory = 5_000;

/**
 * @param before what earlier runs have kept
 * @param keep writes into the journal; resolves when the line is on the disk
 * @param tell passes on what has happened
 */
export function orderedBook(
  book: Book,
  before: Kept,
  keep: (version: number, changes: readonly Change[], by: Sender | null) => Promise<void>,
  tell: (happened: Happened) => void,
): OrderedBook {
  const run = randomUUID();
  let version = 0;
  let moves = before.moves;
  const done = new Map(before.batches);
  const history: Happened[] = [];
  /** What was carried out and is in no journal yet, by version. */
  const unwritten = new Map<number, () => Promise<number>>();
  /** The answer to each window's last batches: a batch whose answer was lost comes again. */
  const answered = new Map<string, Promise<Acknowledged>>();

  function carryOut(
    changes: readonly Change[],
    from: Pick<Happened, "window" | "batch" | "mutations">,
  ): Promise<number> {
    for (const change of changes) applyChange(book, change);
    moves += changes.filter(movesPlaces).length;
    if (from.window !== program) done.set(from.window, from.batch);
    version += 1;
    const mine = version;
    const event: Happened = { kind: "changes", version: mine, changes: [...changes], ...from };
    history.push(event);
    if (history.length > longestMemory) history.shift();
    // Told before it is kept, so that the order of telling is the order of versions; the sender waits.
    tell(event);
    const durable = changes.filter(({ kind }) => kind !== "results");
    const by: Sender | null = from.window === program ? null : [from.window, from.batch];
    const write = async (): Promise<number> => {
      if (durable.length > 0) await keep(mine, durable, by);
      unwritten.delete(mine);
      return mine;
    };
    if (durable.length > 0) unwritten.set(mine, write);
    return write();
  }

  async function post({
    window,
    run: theirs,
    batch,
    base,
    changes,
    mutations,
  }: Posted): Promise<Acknowledged> {
    if (theirs !== run) return { kind: "look-again", run };
    const before = history.find((one) => one.window === window && one.batch === batch);
    if (before !== undefined) {
      await unwritten.get(before.version)?.();
      return { kind: "kept", version: before.version, dropped: 0 };
    }
    const first = history[0]?.version ?? version + 1;
    if (base > version || (base < version && base + 1 < first)) return { kind: "look-again", run };
    const since = history
      .filter((one) => one.version > base && one.window !== window)
      .flatMap((one) => one.changes);
    const rebased = rebase(changes, since);
    if (rebased === null) return { kind: "look-again", run };
    const kept = await carryOut(rebased.changes, { window, batch, mutations });
    return { kind: "kept", version: kept, dropped: rebased.dropped };
  }

  return {
    book,
    run,
    get version() {
      return version;
    },
    get moves() {
      return moves;
    },
    doneOf: (window) => done.get(window) ?? 0,
    post(batch) {
      const key = `${batch.window} ${batch.batch}`;
      let answer = answered.get(key);
      if (answer === undefined) {
        // Not written (a full disk): the batch is carried out already; when it comes again, it is written again.
        answer = post(batch).catch((error: unknown) => {
          answered.delete(key);
          throw error;
        });
        answered.set(key, answer);
        if (answered.size > longestMemory) answered.delete(answered.keys().next().value ?? "");
      }
      return answer;
    },
    place: (changes) => carryOut(changes, { window: program, batch: version + 1, mutations: [] }),
  };
}
