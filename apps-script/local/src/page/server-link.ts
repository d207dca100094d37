/**
 * The window's line to the server: sends what happens here, one batch after the other, and repeats here what
 * happens elsewhere, in the server's order. What is not acknowledged is sent again.
 */
import * as z from "zod";
import { type Book } from "../book/book.ts";
import { type Change, movesPlaces } from "../book/change.ts";
import { acknowledged, type FileState, type Happened, type Posted, told } from "../book/message.ts";
import { rebase } from "../book/rebase.ts";
import { fromWire } from "../book/wire.ts";
import { type Batch } from "../univer/edits.ts";

export interface Opened {
  readonly book: Book;
  readonly version: number;
  readonly run: string;
}

export interface LinkParts {
  /** Send at once what is still being gathered here. */
  readonly flush: () => void;
  /** Repeat here what happened elsewhere. */
  readonly follow: (changes: readonly Change[], mutations: Happened["mutations"]) => void;
  /** Everything is to be shown anew, with changes that only this window knows on top. */
  readonly openAgain: (opened: Opened) => void;
  readonly file: (state: FileState) => void;
  /** How many changes wait for the server's word, and whether it can be reached. */
  readonly waiting: (count: number, reached: boolean) => void;
  readonly tell: (sentence: string) => void;
}

export interface ServerLink {
  send(batch: Batch): void;
  close(): void;
}

const outline = z.looseObject({ run: z.string() });

export async function fetchBook(): Promise<Opened> {
  const answer = await fetch("/api/book");
  if (!answer.ok) throw new Error(await answer.text());
  const value: unknown = await answer.json();
  return { ...fromWire(value), run: outline.parse(value).run };
}

export function serverLink(first: Pick<Opened, "version" | "run">, parts: LinkParts): ServerLink {
  const window = crypto.randomUUID();
  let { version, run } = first;
  let count = 0;
  let queue: Batch[] = [];
  /** What is on its way, as it was sent, and what of it nobody has heard of yet. */
  let flying: { readonly sent: Posted; live: readonly Change[] } | null = null;
  let draining = false;
  let reached = true;
  let closed = false;
  let reopening = false;
  /** What was heard while the book was being fetched. */
  let held: Happened[] = [];

  const events = new EventSource("/api/events");
  events.addEventListener("message", ({ data }: MessageEvent<string>) => {
    const message = told.safeParse(JSON.parse(data));
    if (!message.success) return;
    switch (message.data.kind) {
      case "at":
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
        queue = [];
        void open();
        return;
    }
  });
  events.addEventListener("error", () => reach(false));

  function reach(now: boolean): void {
    reached = now;
    parts.waiting(pending(), reached);
    if (now) void drain();
  }

  function pending(): number {
    return queue.length + (flying === null ? 0 : 1);
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
    if (by === window) {
      if (flying?.sent.batch === batch) flying.live = [];
      return;
    }
    if (mutations.length === 0 && changes.some(needsAll)) {
      void open();
      return;
    }
    const mine = [...(flying?.live ?? []), ...queue.flatMap((one) => one.changes)];
    const here = rebase(changes, mine);
    if (here === null) {
      void open();
      return;
    }
    parts.follow(withoutMine(here.changes, mine), mutations);
    // What waits here was typed into places that may have moved since.
    queue = queue.flatMap((one) => {
      const moved = rebase(one.changes, changes);
      return moved === null ? [one] : [{ ...one, changes: [...moved.changes] }];
    });
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
        flying = { sent: { window, run, batch: count, base: version, ...next }, live: next.changes };
      }
      const { sent } = flying;
      parts.waiting(pending(), reached);
      const said = await post(sent);
      if (said === null) {
        reached = false;
        parts.waiting(pending(), reached);
        await new Promise((resolve) => setTimeout(resolve, 700));
        continue;
      }
      reached = true;
      if (said.kind === "look-again") {
        if (flying?.sent === sent && sent.run === run && sent.mutations.length > 0)
          parts.tell(
            "Somebody moved rows or columns at the same moment. The tracker was opened again; please look whether your last change is there.",
          );
        await open();
      } else {
        if (flying?.sent === sent) flying = null;
        if (said.dropped > 0)
          parts.tell(
            "Somebody deleted the rows or columns that you had just typed into. What you typed there is gone with them.",
          );
      }
    }
    draining = false;
    parts.waiting(pending(), reached);
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

  /** Takes the server's book, and sends what waits here as cells on top of it. */
  async function open(): Promise<void> {
    if (reopening) return;
    reopening = true;
    try {
      const opened = await fetchBook();
      const waiting = [...(flying === null ? [] : [flying.sent]), ...queue];
      const isOtherRun = opened.run !== run;
      ({ version, run } = opened);
      const cells = waiting.flatMap(({ changes }) => changes.filter(({ kind }) => kind === "cells"));
      flying = null;
      queue = cells.length === 0 ? [] : [{ changes: cells, mutations: [] }];
      parts.openAgain(opened);
      if (cells.length > 0) parts.follow(cells, []);
      if (isOtherRun && waiting.some(({ mutations }) => mutations.length > 0))
        parts.tell(
          "The tracker's server was started again. Please look whether your last change of rows, columns or tabs is there.",
        );
    } catch {
      setTimeout(() => void open(), 1_000);
    } finally {
      reopening = false;
    }
    const heard = held;
    held = [];
    for (const one of heard) hear(one);
    void drain();
  }

  return {
    send({ changes, mutations }) {
      queue.push({ changes, mutations });
      parts.waiting(pending(), reached);
      void drain();
    },
    close() {
      closed = true;
      events.close();
    },
  };
}

/** A program changed tabs or rows: this window has no description that it could repeat. */
function needsAll(change: Change): boolean {
  return movesPlaces(change) || change.kind === "parts";
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
