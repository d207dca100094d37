/** From what is on the screen to the events that are saved: pure, with every id and time handed in. */
import { type EvidenceContent, methodOf } from "@evidence-mapper/shared/evidence-log/event";
import { cleanLine, cleanText } from "@evidence-mapper/shared/evidence-log/clean-text";
import { isCalendarDate } from "@evidence-mapper/shared/tracker/read-date";
import { type EventDraft } from "../../store/store.ts";

/** What the item is of: the page as such, words chosen in it, or something that is on no screen. */
export type Source = "page" | "words" | "note";

export interface ChosenCriterion {
  readonly unit: string;
  readonly criterion: string;
  /** Taken from what the specification permits: it permits nothing further. */
  readonly reuse: boolean;
}

export interface ChosenInstance {
  readonly name: string;
  readonly observed: boolean;
}

/** The evidence item as typed; an empty text is nothing said. */
export interface ItemFields {
  readonly title: string;
  readonly system: string;
  readonly location: string;
  readonly identity: string | null;
  readonly quote: EvidenceContent["quote"];
  readonly seenOn: string;
  readonly method: string;
  readonly setting: EvidenceContent["setting"];
  readonly witness: string;
  readonly witnessRole: string;
  readonly language: string;
  readonly adviser: string;
}

export interface Capture {
  readonly item: ItemFields;
  /** Ids of the learners. */
  readonly learners: readonly string[];
  readonly criteria: readonly ChosenCriterion[];
  readonly instances: readonly ChosenInstance[];
  /** By learner: the kept item to which the tags are added, instead of keeping it a second time. */
  readonly keptItems: ReadonlyMap<string, KeptItem>;
}

export interface KeptItem {
  /** The id of the event that captured it. */
  readonly item: string;
  readonly tags: readonly { readonly unit: string; readonly criterion: string | null }[];
}

/** What an evidence item says, clean and without blanks. */
export function evidenceOf(item: ItemFields): EvidenceContent {
  const witness = cleanLine(item.witness, 200);
  const method = cleanLine(item.method, 60);
  return {
    label: null,
    title: cleanLine(item.title, 300),
    system: orNull(cleanLine(item.system, 100)),
    location: orNull(cleanText(item.location, 2_000)),
    identity: item.identity === null ? null : orNull(cleanLine(item.identity, 500)),
    seenOn: isCalendarDate(item.seenOn) ? item.seenOn : null,
    method: method === "" ? null : methodOf(method),
    setting: item.setting,
    witness: witness === "" ? null : { name: witness, role: orNull(cleanLine(item.witnessRole, 200)) },
    quote: item.quote,
    language: orNull(cleanLine(item.language, 40)),
    adviser: orNull(cleanLine(item.adviser, 200)),
  };
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

export interface Signature {
  readonly author: string;
  /** When, for people to read. */
  readonly at: string;
  /** The id of the event that is called so: the same for the same name, so that a second press repeats the first. */
  readonly idOf: (name: string) => string;
}

/**
 * The events of a capture, for one call of `record`: for each learner the item, unless it is kept already, and
 * its tags. Tags that the kept item has are left out.
 */
export function draftsOf(capture: Capture, { author, at, idOf }: Signature): readonly EventDraft[] {
  const evidence = evidenceOf(capture.item);
  const instances = capture.instances.length === 0 ? null : capture.instances;
  return capture.learners.flatMap((learner): readonly EventDraft[] => {
    const kept = capture.keptItems.get(learner);
    const item = kept?.item ?? idOf(`item ${learner}`);
    const tags = capture.criteria
      .filter(
        ({ unit, criterion }) =>
          kept?.tags.some((tag) => tag.unit === unit && tag.criterion === criterion) !== true,
      )
      .map(({ unit, criterion }): EventDraft => {
        const id = idOf(`tag ${learner} ${unit} ${criterion}`);
        return { kind: "tagged", id, author, at, learner, tag: { item, unit, criterion, instances } };
      });
    return kept === undefined
      ? [{ kind: "captured", id: item, author, at, learner, evidence }, ...tags]
      : tags;
  });
}

/** What is missing before it can be saved: by field, what to do. Empty when nothing is. */
export interface CaptureProblems {
  readonly learners?: string;
  readonly criteria?: string;
  readonly title?: string;
  readonly seenOn?: string;
  readonly witness?: string;
  readonly words?: string;
}

export function captureProblems(capture: Capture, source: Source): CaptureProblems {
  const { item, learners, criteria, keptItems } = capture;
  const allTagged =
    criteria.length > 0 &&
    learners.length > 0 &&
    learners.every((learner) =>
      criteria.every(
        ({ unit, criterion }) =>
          keptItems.get(learner)?.tags.some((tag) => tag.unit === unit && tag.criterion === criterion) ===
          true,
      ),
    );
  return {
    ...(learners.length === 0
      ? { learners: "Nobody is chosen. Type a few letters of the name and press Enter." }
      : {}),
    ...(criteria.length === 0
      ? { criteria: "Nothing is chosen. Type a criterion such as 106 1.2, or a few words, and press Enter." }
      : allTagged
        ? { criteria: "The kept item has these tags already. Choose another criterion." }
        : {}),
    ...(cleanLine(item.title, 300) === ""
      ? {
          title: "It has no title yet. Say in a few words what it is, without names or confidential details.",
        }
      : {}),
    ...(item.seenOn !== "" && !isCalendarDate(item.seenOn)
      ? { seenOn: "This is not a date. Choose the day on which it was seen." }
      : {}),
    ...(cleanLine(item.witness, 200) === "" && cleanLine(item.witnessRole, 200) !== ""
      ? { witness: "The witness has a role and no name. Type the name, or clear the role." }
      : {}),
    ...(source === "words" && item.quote === null
      ? { words: "No words are chosen. Select words on the page, or keep the page's location alone." }
      : {}),
  };
}
