/** In which fields corrections of one entry differ, in words for people. */
import {
  type EventOf,
  type EvidenceContent,
  type TagContent,
} from "@evidence-mapper/shared/evidence-log/event";
import { dayWords } from "../parts/day-words.ts";

export interface Difference {
  readonly field: string;
  /** What each correction says, in their order; `null` for nothing. */
  readonly values: readonly (string | null)[];
}

type NameOf = (unit: string, criterion: string | null) => string;

/** The fields that are not the same in all corrections, each with what every correction says. */
export function correctionDifferences(
  corrections: readonly EventOf<"corrected">[],
  nameOf: NameOf,
): readonly Difference[] {
  const said = corrections.map(({ content }) =>
    content.what === "captured" ? itemWords(content.evidence) : tagWords(content.tag, nameOf),
  );
  const fields = [...new Set(said.flatMap((words) => Object.keys(words)))];
  return fields
    .map((field) => ({ field, values: said.map((words) => words[field] ?? null) }))
    .filter(({ values }) => new Set(values).size > 1);
}

type Words = Readonly<Record<string, string | null>>;

function itemWords(item: EvidenceContent): Words {
  return {
    Title: item.title,
    Reference: item.label,
    System: item.system,
    "Stays at": item.location,
    "Its id there": item.identity,
    "Seen on": item.seenOn === null ? null : dayWords(item.seenOn),
    Method: item.method?.replaceAll("-", " ") ?? null,
    Setting: item.setting?.replaceAll("-", " ") ?? null,
    Witness: item.witness === null ? null : [item.witness.name, item.witness.role].filter(Boolean).join(", "),
    "Words kept": item.quote?.exact ?? null,
    "Words around them":
      item.quote === null ? null : `${item.quote.before ?? ""} … ${item.quote.after ?? ""}`,
    Language: item.language,
    "Adviser on prior learning": item.adviser,
  };
}

function tagWords({ item, unit, criterion, instances }: TagContent, nameOf: NameOf): Words {
  return {
    Criterion: nameOf(unit, criterion),
    "Customers or occasions":
      instances?.map(({ name, observed }) => (observed ? `${name} (observed)` : name)).join(", ") ?? null,
    "Evidence item": item,
  };
}
