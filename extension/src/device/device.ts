/**
 * What the screens ask of the device: each learner's answer, worked out from their own events alone and kept
 * until something about them changes, so that thousands of learners cost as much as the one that is looked at.
 */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type People, peopleOf } from "@evidence-mapper/shared/evidence-log/people";
import { sameThing } from "@evidence-mapper/shared/evidence-log/same-thing";
import { type LoggedItem } from "@evidence-mapper/shared/evidence-log/state";
import { type KeptLearner, type Store, type Thing } from "../store/store.ts";
import { type LearnerView, learnerViewer } from "./learner-view.ts";

/** An item of one learner that shows the thing asked about. */
export interface SeenBefore {
  readonly learner: KeptLearner;
  readonly item: LoggedItem;
}

export interface Device {
  /** The learner's answer as things stand. A learner whom only events name is called by their id. */
  view(learner: string): Promise<LearnerView>;
  /**
   * Items of any learner that show this thing, as captured and corrected: the tags already on a page, and twins,
   * which are the same message under two learners.
   */
  seenBefore(thing: Thing): Promise<readonly SeenBefore[]>;
  /** Calls back when an answer may be another; with `learners` when only theirs are. Returns how to stop. */
  watch(changed: (learners?: readonly string[]) => void): () => void;
  /** Stops following the store. */
  close(): void;
}

/** Answers kept at most: more than anybody looks at in one sitting. */
const mostKept = 200;

export function openDevice(store: Store, catalogue: Catalogue): Device {
  const viewOf = learnerViewer(catalogue);
  const views = new Map<string, Promise<LearnerView>>();
  const listeners = new Set<(learners?: readonly string[]) => void>();
  let common: Promise<Common> | null = null;

  const stop = store.watch((learners) => {
    if (learners === undefined) {
      common = null;
      views.clear();
    } else for (const learner of learners) views.delete(learner);
    for (const listener of listeners) {
      if (learners === undefined) listener();
      else listener(learners);
    }
  });

  function commonOf(): Promise<Common> {
    return (common ??= forgetting(readCommon(store), () => (common = null)));
  }

  async function workOut(learner: string): Promise<LearnerView> {
    const [{ learners, people }, events] = await Promise.all([commonOf(), store.events(learner)]);
    return viewOf(learners.get(learner) ?? unnamed(learner), events, people);
  }

  function view(learner: string): Promise<LearnerView> {
    let found = views.get(learner);
    if (found === undefined) {
      found = forgetting(workOut(learner), () => views.delete(learner));
      const [oldest] = views.keys();
      if (views.size >= mostKept && oldest !== undefined) views.delete(oldest);
    } else views.delete(learner);
    // Last in the map is the one asked last.
    views.set(learner, found);
    return found;
  }

  return {
    view,
    async seenBefore(thing) {
      const about = await store.eventsAbout(thing);
      const whose = new Set(about.flatMap(({ event }) => (event.kind === "foreign" ? [] : event.learner)));
      const found = await Promise.all([...whose].sort().map(view));
      return found.flatMap(({ learner, log }) =>
        log.items.filter((item) => sameThing(item, thing)).map((item) => ({ learner, item })),
      );
    },
    watch(changed) {
      const listener: typeof changed = (...learners) => changed(...learners);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      stop();
      listeners.clear();
    },
  };
}

/** What every answer rests on beside the learner's own events. */
interface Common {
  readonly learners: ReadonlyMap<string, KeptLearner>;
  readonly people: People;
}

async function readCommon(store: Store): Promise<Common> {
  const [learners, settings] = await Promise.all([store.learners(), store.settings()]);
  return {
    learners: new Map(learners.map((learner) => [learner.id, learner])),
    people: peopleOf(settings.people),
  };
}

/** An answer that failed is not kept: the next one who asks tries again. */
function forgetting<Value>(answer: Promise<Value>, forget: () => void): Promise<Value> {
  answer.catch(forget);
  return answer;
}

function unnamed(id: string): KeptLearner {
  return { id, name: id, qualification: "", origin: "tracker" };
}
