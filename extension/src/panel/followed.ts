import { useEffect, useState } from "react";
import { type SeenBefore } from "../device/device.ts";
import { type LearnerView } from "../device/learner-view.ts";
import { type Thing } from "../store/store.ts";
import { useServices } from "./services.ts";

export type Followed<Value> =
  | { readonly state: "loading" }
  | { readonly state: "failed" }
  | { readonly state: "ready"; readonly value: Value };

/** The answers about these learners as things stand, and again whenever one may be another. */
export function useLearnerViews(learners: readonly string[]): Followed<readonly LearnerView[]> {
  const { device } = useServices();
  return useFollowed(JSON.stringify(learners), () => Promise.all(learners.map((id) => device.view(id))));
}

/** Kept items that show the same thing; nothing when it is not known what is seen. */
export function useSeenBefore(thing: Thing): Followed<readonly SeenBefore[]> {
  const { device } = useServices();
  return useFollowed(JSON.stringify(thing), async () =>
    thing.identity === null && thing.location === null ? [] : device.seenBefore(thing),
  );
}

/** Asks the device now and after each change. What was asked last stays until the next answer is there. */
function useFollowed<Value>(question: string, ask: () => Promise<Value>): Followed<Value> {
  const { device } = useServices();
  const [answer, setAnswer] = useState<Followed<Value>>({ state: "loading" });
  useEffect(() => {
    let newest = 0;
    let stopped = false;
    const follow = async (): Promise<void> => {
      const turn = (newest += 1);
      const next: Followed<Value> = await ask().then(
        (value) => ({ state: "ready", value }),
        () => ({ state: "failed" }),
      );
      if (!stopped && turn === newest) setAnswer(next);
    };
    void follow();
    const stop = device.watch(() => void follow());
    return () => {
      stopped = true;
      stop();
    };
    // `ask` is another function each time; `question` says whether it asks something else.
  }, [device, question]);
  return answer;
}
