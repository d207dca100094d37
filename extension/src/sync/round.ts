/**
 * One round of the sync engine: read the tracker, keep what is new, send what waits, read again.
 *
 * An event counts as in the tracker only when a reading shows it there. So there is one path for every outcome
 * of a request: whether an answer came, was lost, or the worker was stopped in between, the next thing is always
 * to look, and only what is not there is sent.
 */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type LogEvent } from "@evidence-mapper/shared/evidence-log/event";
import { mostBytes } from "@evidence-mapper/shared/sheets-api/append-requests";
import { type Standing } from "../store/store.ts";
import { firstBatch } from "./batches.ts";
import { heldBack } from "./hold-back.ts";
import { type SyncSeams } from "./seams.ts";
import { sheetsClient, type TrackerPlace } from "./sheets-client.ts";
import { reasons, takeIn } from "./take-in.ts";
import { contentsReader } from "./tracker-contents.ts";
import { type Trouble } from "./trouble.ts";

export type RoundEnd =
  | { readonly kind: "no-tracker" }
  /** Nothing that can be sent waits, and what others did is here. */
  | { readonly kind: "in-step" }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/** What a round is doing, for people who watch. */
export type Doing = { readonly phase: "reading" | "sending"; readonly sending: readonly string[] };

export interface RoundOptions {
  readonly catalogue: Catalogue;
  readonly doing?: (doing: Doing) => void;
  readonly limit?: number;
}

export type Round = () => Promise<RoundEnd>;

/** Batches after which a round ends for now; the next goes on. */
const mostPasses = 40;
/** Rounds that the file's version may save before everything is read all the same. */
const mostSaved = 20;

export function rounds(
  seams: SyncSeams,
  { catalogue, doing = () => undefined, limit = mostBytes }: RoundOptions,
): Round {
  const read = contentsReader(catalogue);
  /** The version that was read last, of which file. */
  let last: { readonly place: string; readonly stamp: string; readonly saved: number } | null = null;

  return () => seams.alone(round);

  async function round(): Promise<RoundEnd> {
    const { store } = seams;
    const { tracker } = await store.settings();
    if (tracker === null) return { kind: "no-tracker" };
    const place: TrackerPlace = { spreadsheet: tracker.spreadsheet, server: tracker.server };
    const client = sheetsClient(place, seams);
    const key = JSON.stringify(place);
    /** What the server says that it took in this round. */
    const taken = new Set<string>();

    for (let pass = 0; pass < mostPasses; pass += 1) {
      let stamp: string | null = null;
      if ((await store.queue()).length === 0 && taken.size === 0) {
        doing({ phase: "reading", sending: [] });
        const version = await client.stamp();
        if (!version.ok) return { kind: "trouble", trouble: version.trouble };
        stamp = version.value;
        if (stamp !== null && last?.place === key && last.stamp === stamp && last.saved < mostSaved) {
          last = { ...last, saved: last.saved + 1 };
          return { kind: "in-step" };
        }
      }
      doing({ phase: "reading", sending: [...taken] });
      const file = await client.read();
      if (!file.ok) return { kind: "trouble", trouble: file.trouble };
      const { contents, problem } = read(file.value.workbook);
      if (contents === null) return { kind: "trouble", trouble: { kind: "layout", problem } };
      await takeIn(store, contents, file.value);
      if (stamp !== null) last = { place: key, stamp, saved: 0 };

      const waiting = await store.queue();
      const held = heldBack(waiting, contents);
      for (const [id, reason] of held) await store.stand([id], { state: "refused", reason });
      const batch = firstBatch(
        waiting.filter(({ id }) => !held.has(id)),
        contents,
        limit,
      );
      await refuse(batch.unwritable, reasons.unwritable);
      if (batch.appends.length === 0) return { kind: "in-step" };
      const again = batch.appends.flatMap(({ events }) => events).filter(({ id }) => taken.has(id));
      if (again.length > 0) {
        // The server took it, and it is not there: somebody deleted the row at once, or it was never written.
        await refuse(again, reasons.vanished);
        continue;
      }
      for (const { place: at, events, body } of batch.appends) {
        doing({ phase: "sending", sending: events.map(({ id }) => id) });
        const answer = await client.append(at, body);
        if (!answer.ok) return { kind: "trouble", trouble: answer.trouble };
        for (const { id } of events) taken.add(id);
      }
    }
    return { kind: "in-step" };
  }

  async function refuse(events: readonly LogEvent[], reason: string): Promise<void> {
    const standing: Standing = { state: "refused", reason };
    if (events.length > 0)
      await seams.store.stand(
        events.map(({ id }) => id),
        standing,
      );
  }
}
