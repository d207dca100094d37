import { type Qualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { claimAlarms } from "@evidence-mapper/shared/coverage/claim-alarms";
import { permittedReuse } from "@evidence-mapper/shared/coverage/reuse";
import { type Dispatch, useMemo, useReducer } from "react";
import { type SeenBefore } from "../../device/device.ts";
import { type LearnerView } from "../../device/learner-view.ts";
import { type Thing } from "../../store/store.ts";
import { useLearnerViews, useSeenBefore } from "../followed.ts";
import { type SeenPage } from "../page-reading.ts";
import { useServices } from "../services.ts";
import { type Capture, evidenceOf, type ItemFields, type KeptItem } from "./capture.ts";
import { type CaptureForm, changeForm, emptyForm, type FormChange, itemAtFirst, pageKey } from "./form.ts";
import { prepareEvidence } from "./prepare.ts";
import { withoutWords } from "./quotation.ts";

const nowhere: Thing = { identity: null, location: null };
const nobody: readonly LearnerView[] = [];
const nothing: readonly SeenBefore[] = [];

/** All that the screen shows, worked out from the page, the form and what is kept. */
export function useCapture(page: SeenPage): {
  readonly form: CaptureForm;
  readonly change: Dispatch<FormChange>;
  readonly key: string;
  readonly capture: Capture;
  readonly prepared: ReturnType<typeof prepareEvidence>;
  readonly views: readonly LearnerView[];
  readonly qualification: Qualification | null;
  readonly seen: readonly SeenBefore[];
  readonly alarms: ReturnType<typeof claimAlarms>;
  readonly permitted: ReturnType<typeof permittedReuse>;
} {
  const { today } = useServices();
  const [form, change] = useReducer(changeForm, emptyForm);
  const { source, learners, criteria, instances } = form;
  const reading = page.state === "read" ? page.reading : null;
  const key = pageKey(source, reading);

  const item = useMemo((): ItemFields => {
    const first = itemAtFirst(source, reading, today());
    const edited = { ...first, ...(form.edits.of === key ? form.edits.fields : {}) };
    if (source !== "words" || reading?.selection.state !== "selected") return edited;
    const { quote } = reading.selection;
    const shorter = withoutWords(quote, form.takenOut.of === quote.exact ? form.takenOut.words : []);
    if (shorter === null || form.around) return { ...edited, quote: shorter };
    return { ...edited, quote: { ...shorter, before: null, after: null } };
  }, [source, reading, today, form.edits, form.takenOut, form.around, key]);
  const prepared = useMemo(() => prepareEvidence(evidenceOf(item)), [item]);

  const followed = useLearnerViews(learners);
  const views = followed.state === "ready" ? followed.value : nobody;
  const qualification = views[0]?.qualification ?? null;
  const thing =
    source === "note" || reading === null
      ? nowhere
      : { identity: item.identity, location: evidenceOf(item).location };
  const before = useSeenBefore(thing);
  const seen = before.state === "ready" ? before.value : nothing;

  const keptItems = useMemo(
    () => (source === "page" && !form.another ? keptAmong(seen) : new Map<string, KeptItem>()),
    [source, form.another, seen],
  );
  const own = criteria.filter(({ reuse }) => !reuse);
  const permitted =
    qualification === null
      ? []
      : permittedReuse(qualification, own, criteria, {
          item: "new",
          method: item.method === "" ? null : item.method,
          instances: instances.length === 0 ? null : instances,
          system: evidenceOf(item).system,
        });
  const twins = seen.map(({ learner, item: twin }) => ({ learner: learner.id, item: twin.event }));
  return {
    form,
    change,
    key,
    capture: { item, learners, criteria, instances, keptItems },
    prepared,
    views,
    qualification,
    seen,
    alarms: claimAlarms(learners, criteria.length, twins),
    permitted,
  };
}

/** For each learner the item of the page itself that was kept first. */
function keptAmong(seen: readonly SeenBefore[]): ReadonlyMap<string, KeptItem> {
  const kept = new Map<string, KeptItem>();
  for (const { learner, item } of seen) {
    if (item.quote !== null || kept.has(learner.id)) continue;
    kept.set(learner.id, { item: item.event, tags: item.tags });
  }
  return kept;
}
