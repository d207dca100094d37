import { canonical } from "@evidence-mapper/shared/evidence-log/canonical";
import { type StoredEvent } from "@evidence-mapper/shared/evidence-log/event";
import { type KeptEvent, type KeptLearner, type Settings, type Store } from "../store/store.ts";
import { type TrackerContents } from "./tracker-contents.ts";

export const reasons = {
  vanished:
    "The tracker took it, and its row is not there any more: somebody deleted it at once. It is still on this device: send it again, or withdraw it.",
  changed:
    "Its row in the tracker says something else: it was changed by hand, or columns were moved while it was written. Delete that row in the tracker and send it again.",
  unwritable:
    "It cannot be written into this tracker so that it reads the same. Withdraw it and record it again; if it stays so, tell whoever looks after Evidence Mapper.",
} as const;

/**
 * Own events that were never seen in the tracker as they are, and whose id stands there in a row that says
 * something else: sending them again would make two of one.
 */
export function changedOnTheWay(kept: readonly KeptEvent[], contents: TrackerContents): readonly string[] {
  // Where the tracker held something else under an id, the device keeps both, its own first.
  const own = new Map<string, KeptEvent>();
  for (const one of kept) if (one.origin === "own" && !own.has(one.event.id)) own.set(one.event.id, one);
  return [...own.values()]
    .filter(({ event, standing }) => {
      if (standing.state === "in-tracker") return false;
      const there = contents.events.get(event.id);
      if (there === undefined) return contents.mentions(event.id);
      return !there.some((one) => saysSame(one, event));
    })
    .map(({ event }) => event.id);
}

const texts = new WeakMap<StoredEvent, string>();

function saysSame(a: StoredEvent, b: StoredEvent): boolean {
  return a === b || textOf(a) === textOf(b);
}

function textOf(event: StoredEvent): string {
  let text = texts.get(event);
  if (text === undefined) texts.set(event, (text = canonical(event)));
  return text;
}

/** Keeps what a reading brought: events, then learners and who is who. Repeating it changes nothing. */
export async function takeIn(
  store: Store,
  contents: TrackerContents,
  file: { readonly title: string },
): Promise<void> {
  const kept = await store.events();
  const changed = new Set(changedOnTheWay(kept, contents));
  const events = [...contents.events].flatMap(([id, variants]) => (changed.has(id) ? [] : variants));
  await store.receive(events, true);
  const standing = new Map(kept.map((one) => [one.event.id, one.standing.state]));
  const news = [...changed].filter((id) => standing.get(id) !== "refused");
  if (news.length > 0) await store.stand(news, { state: "refused", reason: reasons.changed });
  const learners = newLearners(await store.learners(), contents);
  if (learners.length > 0) await store.keepLearners(learners);
  const change = newSettings(await store.settings(), contents, file.title);
  if (change !== null) await store.changeSettings(change);
}

function newLearners(
  kept: readonly KeptLearner[],
  { learners, qualification }: TrackerContents,
): readonly KeptLearner[] {
  const byId = new Map(kept.map((learner) => [learner.id, learner]));
  return learners
    .map(({ id, name }): KeptLearner => ({ id, name, qualification, origin: "tracker" }))
    .filter((learner) => canonical(byId.get(learner.id) ?? null) !== canonical(learner));
}

function newSettings(
  { tracker, people }: Settings,
  contents: TrackerContents,
  title: string,
): Partial<Settings> | null {
  const change: { people?: Settings["people"]; tracker?: Settings["tracker"] } = {};
  if (canonical(people) !== canonical(contents.people)) change.people = contents.people;
  if (tracker !== null && tracker.title !== title) change.tracker = { ...tracker, title };
  return Object.keys(change).length === 0 ? null : change;
}
