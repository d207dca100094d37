/** An event as the texts of one row, and back. Every value is text: a spreadsheet computes and guesses the rest. */
import { type EvidenceContent, type LogEvent, methodOf, type TagContent } from "./event.ts";
import { type Field } from "./log-tabs.ts";
import { type UnitNames } from "./unit-names.ts";

/** What is not said is not there. */
export type Fields = { readonly [field in Field]?: string };

/** Words that stand in cells for the ids that events hold: `realistic working environment`. */
export const spaced = (slug: string): string => slug.replace(/-/g, " ");
export const slugged = (words: string): string =>
  words
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");

export function eventToFields(event: LogEvent, names: UnitNames): Fields {
  const { kind, learner, author, at, id, client, count, layout } = event;
  return {
    kind,
    learner,
    author,
    ...given({ at }),
    event: id,
    client,
    count: String(count),
    layout: String(layout),
    ...ownFields(event, names),
  };
}

function ownFields(event: LogEvent, names: UnitNames): Fields {
  switch (event.kind) {
    case "captured":
      return evidenceFields(event.evidence);
    case "tagged":
      return tagFields(event.tag, names);
    case "corrected": {
      const { content, changes, settles, note } = event;
      const fields =
        content.what === "captured" ? evidenceFields(content.evidence) : tagFields(content.tag, names);
      return { ...fields, what: content.what, changes, ...given({ settles: settles.join(" "), note }) };
    }
    case "withdrawn":
      return { what: event.what, changes: event.changes, ...given({ note: event.note }) };
    case "decided": {
      const { verdict, on, trainee, settles, note } = event;
      return {
        ...criterionFields(event, names),
        verdict: spaced(verdict),
        ...given({
          on,
          trainee: trainee === null ? null : trainee ? "yes" : "no",
          settles: settles.join(" "),
          note,
        }),
      };
    }
    case "declared":
      return {
        ...criterionFields({ unit: event.unit, criterion: null }, names),
        ...given({ on: event.on, note: event.note }),
      };
    case "countersigned":
      return {
        ...criterionFields(event, names),
        ...given({ on: event.on, about: event.about, note: event.note }),
      };
    case "sampled":
      return {
        ...criterionFields(event, names),
        outcome: spaced(event.outcome),
        ...given({ on: event.on, about: event.about, note: event.note }),
      };
  }
}

function criterionFields(
  { unit, criterion }: { readonly unit: string; readonly criterion: string | null },
  names: UnitNames,
): Fields {
  return { unit, criterion: names.nameOf({ unit, criterion }) };
}

function evidenceFields(evidence: EvidenceContent): Fields {
  const { label, title, system, location, identity, seenOn, method, setting, witness, quote } = evidence;
  return {
    title,
    ...given({
      label,
      system,
      location,
      identity,
      "seen-on": seenOn,
      method: method === null ? null : methodWords(method),
      setting: setting === null ? null : spaced(setting),
      witness: witness?.name,
      "witness-role": witness?.role,
      quote: quote?.exact,
      "quote-before": quote?.before,
      "quote-after": quote?.after,
      "quote-start": quote?.position?.start.toString(),
      "quote-end": quote?.position?.end.toString(),
      language: evidence.language,
      adviser: evidence.adviser,
    }),
  };
}

/** Words where they are read back as the same method; a centre's own method as it is. */
function methodWords(method: string): string {
  return methodOf(spaced(method)) === method ? spaced(method) : method;
}

const observedMark = "(observed)";

function tagFields({ item, unit, criterion, instances }: TagContent, names: UnitNames): Fields {
  const shown = instances?.map(({ name, observed }) => (observed ? `${name} ${observedMark}` : name));
  return { item, ...criterionFields({ unit, criterion }, names), ...given({ instances: shown?.join("; ") }) };
}

/** `customer 1 (observed); customer 2`, as people type it too. */
export function readInstances(
  text: string | undefined,
): readonly { readonly name: string; readonly observed: boolean }[] | null {
  if (text === undefined) return null;
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) =>
      part.toLowerCase().endsWith(observedMark)
        ? { name: part.slice(0, -observedMark.length).trim(), observed: true }
        : { name: part, observed: false },
    );
}

/** Leaves out what is not said: an empty cell. */
function given(fields: { readonly [field in Field]?: string | null | undefined }): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
    ),
  );
}
