/**
 * The window's line to the server: sends what happens here, one batch after the other, and repeats here what
 * happens elsewhere, in the server's order. What is not acknowledged is sent again.
 */
import * as z from "zod";
import { columnName } from "@evidence-mapper/shared/tracker/workbook";
import { type Book } from "../book/book.ts";
import { type Change, movesPlaces } from "../book/change.ts";
import { acknowledged, type FileState, type Happened, type Posted, told } from "../book/message.ts";
import { rebase } from "../book/rebase.ts";
import { fromWire } from "../book/wire.ts";
import { colourResource } from "../univer/colour-rules.ts";
import { type Batch } from "../univer/edits.ts";

export interface Opened {
  readonly book: Book;
  readonly version: number;
  readonly run: string;
  /** How often rows, columns or tabs had been moved. */
  readonly moves: number;
  /** The last batch of this window that is in the book. */
  readonly done: number;
}

export interface LinkParts {
  /** Send at once what is still being gathered here. */
  readonly flush: () => void;
  /** Repeat here what happened elsewhere. */
  readonly follow: (changes: readonly Change[], mutations: Happened["mutations"]) => void;
  /**
   * Shows the book with these changes, when only cells differ from what is shown: nobody loses the cell that they
   * are typing into. Answers `false` when more differs. May change the book.
   */
  readonly catchUp: (book: Book, changes: readonly Change[]) => boolean;
  /** Everything is to be shown anew, with changes that only this window knows on top. */
  readonly openAgain: (opened: Opened) => void;
  readonly file: (state: FileState) => void;
  /** How many changes wait for the server's word, and whether it can be reached. */
  readonly waiting: (count: number, reached: boolean) => void;
  readonly tell: (sentence: string) => void;
}

export interface ServerLink {
  send(batch: Batch): void;
  /** Something was done here that will be sent in a moment. */
  gathers(now: boolean): void;
  close(): void;
}

const outline = z.object({ run: z.string(), moves: z.number(), done: z.number() });
const window = crypto.randomUUID();

export async function fetchBook(): Promise<Opened> {
  const answer = await fetch(`/api/book?window=${window}`);
  if (!answer.ok) throw new Error(await answer.text());
  const value: unknown = await answer.json();
  return { ...fromWire(value), ...outline.parse(value) };
}

export function serverLink(first: Pick<Opened, "version" | "run" | "moves">, parts: LinkParts): ServerLink {
  let { version, run, moves } = first;
  let count = 0;
  let queue: Batch[] = [];
  /** What is on its way, as it was sent, and what of it nobody has heard of yet. */
  let flying: { readonly sent: Posted; live: readonly Change[]; placed: readonly Change[] } | null = null;
  /** Places were moved here and elsewhere at once: nobody knows where what waits here belongs. */
  let unplaced = false;
  let gathering = false;
  let draining = false;
  let reached = true;
  /** Without the server's word what is in the file nothing is said about it. */
  let listening = true;
  let closed = false;
  let reopening = false;
  let opening: Promise<void> | null = null;
  /** What was heard while the book was being fetched. */
  let held: Happened[] = [];

  let events = listen();

  function listen(): EventSource {
    const source = new EventSource("/api/events");
    source.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const message = told.safeParse(JSON.parse(data));
      if (!message.success) return;
      switch (message.data.kind) {
        case "at":
          listening = true;
          reach(true);
          if (message.data.run !== run || message.data.version !== version) void open();
          return;
        case "changes":
          hear(message.data);
          return;
        case "file":
          parts.file(message.data);
          return;
        case "open-again":
          void open();
          return;
      }
    });
    source.addEventListener("error", () => {
      listening = false;
      reach(false);
    });
    return source;
  }

  /** The browser takes its time; the server is there again. */
  function listenAgain(): void {
    if (listening || closed) return;
    events.close();
    events = listen();
  }

  function reach(now: boolean): void {
    reached = now;
    say();
    if (now) void drain();
  }

  function say(): void {
    parts.waiting(pending(), reached && listening);
  }

  function pending(): number {
    return queue.length + (flying === null ? 0 : 1) + (gathering ? 1 : 0);
  }

  function hear(happened: Happened): void {
    const { version: theirs, window: by, batch, changes, mutations } = happened;
    if (reopening) {
      held.push(happened);
      return;
    }
    if (theirs <= version) return;
    // What was just done here was done before this was heard: it has to be in the queue, with the places of then.
    parts.flush();
    if (theirs !== version + 1) {
      void open();
      return;
    }
    version = theirs;
    moves += changes.filter(movesPlaces).length;
    if (by === window) {
      if (flying?.sent.batch === batch) flying.live = [];
      return;
    }
    const mine = [...(flying?.live ?? []), ...queue.flatMap((one) => one.changes)];
    const here = rebase(changes, mine);
    // What waits here was typed into places that may have moved since.
    const waiting = queue.map((one) => rebase(one.changes, changes));
    const flown = flying === null ? null : rebase(flying.placed, changes);
    const placed = waiting.flatMap((one) => one ?? []);
    if (here === null || placed.length < waiting.length || (flying !== null && flown === null)) {
      unplaced = true;
      void open();
      return;
    }
    if (flying !== null && flown !== null) flying.placed = flown.changes;
    queue = queue.map((one, index) => ({ ...one, changes: [...(placed[index]?.changes ?? one.changes)] }));
    if (mutations.length === 0 && changes.some(needsAll)) void open();
    else parts.follow(withoutMine(here.changes, mine), mutations);
  }

  /** One batch at a time, each until it is answered. */
  async function drain(): Promise<void> {
    if (draining) return;
    draining = true;
    while (!closed) {
      if (flying === null) {
        const next = queue.shift();
        if (next === undefined) break;
        count += 1;
        flying = {
          sent: { window, run, batch: count, base: version, ...next },
          live: next.changes,
          placed: next.changes,
        };
      }
      const { sent } = flying;
      say();
      const said = await post(sent);
      if (said === null) {
        reached = false;
        say();
        await new Promise((resolve) => setTimeout(resolve, 700));
        continue;
      }
      reached = true;
      listenAgain();
      const isMine = flying?.sent === sent;
      if (said.kind === "look-again") {
        if (isMine && sent.run === said.run) unplaced = true;
        await open();
      } else if (isMine) {
        flying = null;
        if (said.dropped > 0)
          parts.tell(
            "Somebody deleted the rows or columns that you had just typed into. What you typed there is gone with them.",
          );
      }
    }
    draining = false;
    say();
  }

  /** `null` when nobody answered. */
  async function post(sent: Posted): Promise<z.infer<typeof acknowledged> | null> {
    try {
      const answer = await fetch("/api/changes", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(sent),
      });
      return answer.ok ? acknowledged.parse(await answer.json()) : null;
    } catch {
      return null;
    }
  }

  /**
   * Takes the server's book, and does again on top of it what the server does not have. When rows, columns or
   * tabs were moved since, nobody knows where that belongs: the person is told what it was.
   */
  function open(): Promise<void> {
    opening ??= takeBook().finally(() => (opening = null));
    return opening;
  }

  async function takeBook(): Promise<void> {
    reopening = true;
    try {
      const opened = await fetchBook();
      parts.flush();
      const flew = flying;
      const isOther = opened.run !== run;
      const isIn = flew !== null && flew.sent.batch <= opened.done;
      // What was on its way may be known from the server's word, and may have been lost again with the server.
      const known = moves - (flew?.live.length === 0 ? countMoves(flew.sent.changes) : 0);
      const expected = known + (flew !== null && isIn ? countMoves(flew.sent.changes) : 0);
      const unheard: readonly Batch[] =
        flew === null || isIn ? [] : [{ changes: [...flew.placed], mutations: flew.sent.mutations }];
      const waiting = [...unheard, ...queue];
      const canPlace = !unplaced && opened.moves === expected;
      const isFlying = canPlace && !isOther;
      if (!isFlying) flying = null;
      queue = !canPlace ? [] : isFlying ? queue : waiting;
      unplaced = false;
      ({ version, run, moves } = opened);
      const changes = canPlace ? waiting.flatMap((one) => one.changes) : [];
      if (!parts.catchUp(opened.book, changes)) {
        parts.openAgain(opened);
        if (canPlace) for (const one of waiting) parts.follow(one.changes, one.mutations);
      }
      if (!canPlace && waiting.length > 0) parts.tell(lost(waiting, opened.book));
    } catch {
      setTimeout(() => void open(), 1_000);
    } finally {
      reopening = false;
    }
    const heard = held;
    held = [];
    for (const one of heard) hear(one);
    void drain();
    say();
  }

  return {
    send({ changes, mutations }) {
      queue.push({ changes, mutations });
      say();
      void drain();
    },
    gathers(now) {
      gathering = now;
      say();
    },
    close() {
      closed = true;
      events.close();
    },
  };
}

function countMoves(changes: readonly Change[]): number {
  return changes.filter(movesPlaces).length;
}

/** What could not be placed any more, so that the person can type it again. */
function lost(waiting: readonly Batch[], { tabs }: Book): string {
  const changes = waiting.flatMap((one) => one.changes);
  const texts = changes.flatMap((change) =>
    change.kind !== "cells"
      ? []
      : change.cells.flatMap(([row, column, cell]) =>
          cell?.v === undefined && cell?.f === undefined
            ? []
            : [
                `${tabs.find(({ id }) => id === change.tab)?.parts.name ?? "A tab that is gone"}!${columnName(column)}${row + 1}: “${cell.f ?? String(cell.v)}”`,
              ],
        ),
  );
  const shown = texts.slice(0, mostShown).join("; ");
  const more = texts.length > mostShown ? `; and ${texts.length - mostShown} more` : "";
  const lines = changes.some(movesPlaces)
    ? " Rows, columns or tabs that you moved are as they were before."
    : "";
  return `Rows, columns or tabs were moved elsewhere at the same moment, so your last changes could not be placed and are not in the tracker.${lines}${texts.length === 0 ? "" : ` You had typed: ${shown}${more}.`} Please do them again.`;
}

const mostShown = 12;

/** A program changed tabs or rows: this window has no description that it could repeat. */
function needsAll(change: Change): boolean {
  return (
    movesPlaces(change) ||
    change.kind === "parts" ||
    (change.kind === "resource" && change.name !== colourResource)
  );
}

/** A cell that was typed here and is still on its way comes later in the server's order, so it stays. */
function withoutMine(changes: readonly Change[], mine: readonly Change[]): readonly Change[] {
  const places = new Set(
    mine.flatMap((change) =>
      change.kind === "cells" ? change.cells.map(([row, column]) => `${change.tab} ${row} ${column}`) : [],
    ),
  );
  if (places.size === 0) return changes;
  return changes.map((change) =>
    change.kind === "cells"
      ? {
          ...change,
          cells: change.cells.filter(([row, column]) => !places.has(`${change.tab} ${row} ${column}`)),
        }
      : change,
  );
}
