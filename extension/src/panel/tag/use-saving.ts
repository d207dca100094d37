import { unitShortName } from "@evidence-mapper/shared/rules/sentences";
import { useCallback, useRef, useState } from "react";
import { refusedSentence } from "../../guard/guard-sentences.ts";
import { type LearnerView } from "../../device/learner-view.ts";
import { NotKept } from "../../store/store.ts";
import { useSave, type Saving } from "../parts/save.ts";
import { useServices } from "../services.ts";
import { type Capture, draftsOf } from "./capture.ts";
import { guardDrafts } from "./prepare.ts";
import { coverageIndex, standingWords } from "./standings.ts";

/** Saves a capture once, however often the button is pressed, and tells what it changed. */
export function useSaving(author: string): {
  readonly saving: Saving;
  /** What was saved last, a line for each learner and criterion. */
  readonly saved: readonly string[];
  /** The same lines, or `null` when nothing was saved. */
  readonly save: (capture: Capture, turn: number) => Promise<readonly string[] | null>;
  readonly forget: () => void;
} {
  const { store, device, now, newId } = useServices();
  const { saving, save: saveOnce, reset } = useSave();
  const [saved, setSaved] = useState<readonly string[]>([]);
  // Made once for each form, and not forgotten when it is saved: until the next form is on the screen a second
  // press still means this one, and names the same events.
  const ids = useRef(new Map<string, string>());

  const save = async (capture: Capture, turn: number): Promise<readonly string[] | null> => {
    const idOf = (name: string): string => {
      const key = `${turn} ${name}`;
      const id = ids.current.get(key) ?? newId();
      ids.current.set(key, id);
      return id;
    };
    const kept = await saveOnce(async () => {
      const guarded = guardDrafts(draftsOf(capture, { author, at: now(), idOf }));
      if (guarded.state === "refused") throw new NotKept(refusedSentence(guarded.findings));
      if (guarded.state === "unfinished") throw new NotKept(guarded.reason);
      await store.record(guarded.drafts);
    });
    if (!kept) return null;
    const views = await Promise.all(capture.learners.map((id) => device.view(id))).catch(() => []);
    const lines = linesOf(views, capture);
    setSaved(lines);
    return lines;
  };
  const forget = useCallback(() => {
    reset();
    setSaved([]);
  }, [reset]);
  return { saving, saved, save, forget };
}

/** `Ama Boateng, 106 1.2: 1 of 4 customers, 0 of 2 observed` */
function linesOf(views: readonly LearnerView[], { criteria }: Capture): readonly string[] {
  return views.flatMap((view) => {
    const index = coverageIndex(view);
    return criteria.flatMap(({ unit: ref, criterion: number }) => {
      const unit = view.qualification?.units.find((one) => one.ref === ref);
      const criterion = unit?.criteria.find((one) => one.number === number);
      const coverage = index.get(`${ref} ${number}`);
      if (unit === undefined || criterion === undefined || coverage === undefined) return [];
      const words = standingWords(criterion, coverage);
      return [`${view.learner.name}, ${unitShortName(unit)} ${number}: ${words}`];
    });
  });
}
