/** What the assessor has said on the screen so far, and how each act changes it. */
import { type PageReading } from "../../page/page-reading.ts";
import { type ChosenCriterion, type ChosenInstance, type ItemFields, type Source } from "./capture.ts";

export interface CaptureForm {
  /** Which form of this screen it is: every event of one form has one id, however often it is saved. */
  readonly turn: number;
  readonly source: Source;
  /** What was typed over what the page says; it belongs to the page that `of` names, and goes with it. */
  readonly edits: { readonly of: string; readonly fields: Partial<ItemFields> };
  /** Numbers of the words that were taken out of the quotation that `of` is. */
  readonly takenOut: { readonly of: string; readonly words: readonly number[] };
  /** Keep the few words around a quotation, by which it is found again. */
  readonly around: boolean;
  readonly learners: readonly string[];
  readonly criteria: readonly ChosenCriterion[];
  readonly instances: readonly ChosenInstance[];
  /** Keep the thing as another item, although it is kept already. */
  readonly another: boolean;
}

export type FormChange =
  | { readonly act: "source"; readonly source: Source }
  | { readonly act: "edit"; readonly of: string; readonly fields: Partial<ItemFields> }
  | { readonly act: "word"; readonly of: string; readonly word: number }
  | { readonly act: "around"; readonly around: boolean }
  | { readonly act: "learners"; readonly learners: readonly string[] }
  | { readonly act: "add-criterion"; readonly criterion: ChosenCriterion }
  | { readonly act: "remove-criterion"; readonly unit: string; readonly criterion: string }
  | { readonly act: "instances"; readonly instances: readonly ChosenInstance[] }
  | { readonly act: "another"; readonly another: boolean }
  /** The form of this turn is saved: the next item begins, with the same learners. */
  | { readonly act: "saved"; readonly turn: number };

export const emptyForm: CaptureForm = {
  turn: 0,
  source: "page",
  edits: { of: "", fields: {} },
  takenOut: { of: "", words: [] },
  around: true,
  learners: [],
  criteria: [],
  instances: [],
  another: false,
};

export function changeForm(form: CaptureForm, change: FormChange): CaptureForm {
  switch (change.act) {
    case "source":
      return { ...form, source: change.source, another: false };
    case "edit": {
      const before = form.edits.of === change.of ? form.edits.fields : {};
      return { ...form, edits: { of: change.of, fields: { ...before, ...change.fields } } };
    }
    case "word": {
      const before = form.takenOut.of === change.of ? form.takenOut.words : [];
      const words = before.includes(change.word)
        ? before.filter((word) => word !== change.word)
        : [...before, change.word];
      return { ...form, takenOut: { of: change.of, words } };
    }
    case "around":
      return { ...form, around: change.around };
    case "learners":
      return { ...form, learners: change.learners };
    case "add-criterion":
      return form.criteria.some((one) => isSame(one, change.criterion))
        ? form
        : { ...form, criteria: [...form.criteria, change.criterion] };
    case "remove-criterion":
      return { ...form, criteria: form.criteria.filter((one) => !isSame(one, change)) };
    case "instances":
      return { ...form, instances: change.instances };
    case "another":
      return { ...form, another: change.another };
    case "saved":
      // A second press may be told of the same form; the next one is begun already.
      if (change.turn !== form.turn) return form;
      return {
        ...emptyForm,
        turn: form.turn + 1,
        source: form.source === "words" ? "page" : form.source,
        learners: form.learners,
      };
  }
}

type Named = Pick<ChosenCriterion, "unit" | "criterion">;

function isSame(a: Named, b: Named): boolean {
  return a.unit === b.unit && a.criterion === b.criterion;
}

/** What the item says before anybody typed: what the page tells, today, and the usual method. */
export function itemAtFirst(source: Source, reading: PageReading | null, today: string): ItemFields {
  const common = {
    quote: null,
    seenOn: today,
    setting: null,
    witness: "",
    witnessRole: "",
    adviser: "",
  } as const;
  if (source === "note")
    return {
      ...common,
      title: "",
      system: "Telephone",
      location: "",
      identity: null,
      method: "observation",
      language: "",
    };
  return {
    ...common,
    title: reading?.title ?? "",
    system: reading?.system ?? "",
    location: reading?.location ?? "",
    identity: reading?.identity?.value ?? null,
    method: "work-product",
    language: languageName(reading?.language ?? null),
  };
}

const languages = new Intl.DisplayNames("en-GB", { type: "language" });

/** `French` for `fr`; a tag that says nothing stays as it is. */
function languageName(tag: string | null): string {
  if (tag === null) return "";
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Tells one page, or one message of a page, from the next; the selection does not. */
export function pageKey(source: Source, reading: PageReading | null): string {
  if (source === "note") return "note";
  return JSON.stringify([reading?.identity?.value, reading?.location, reading?.title]);
}
