import { eventLayout, methodOf } from "./event.ts";
import { type Fields, readInstances, slugged } from "./event-fields.ts";
import { type UnitNames } from "./unit-names.ts";

/**
 * The event that a row's fields tell, not yet checked: give it to `readEvent`. A kind or layout that is not
 * known comes as its fields, so that nothing of it is lost or misread.
 */
export function fieldsToEvent(fields: Fields, names: UnitNames): unknown {
  const { kind = "", layout = "" } = fields;
  const base = {
    kind,
    learner: fields.learner,
    author: fields.author,
    at: fields.at ?? null,
    id: fields.event,
    client: fields.client,
    count: wholeNumber(fields.count),
    layout: wholeNumber(layout),
  };
  if (base.layout !== eventLayout) return { ...fields, ...base };
  const note = fields.note ?? null;
  const settles = (fields.settles ?? "").split(/\s+/).filter((id) => id !== "");
  switch (kind) {
    case "captured":
      return { ...base, evidence: evidenceOf(fields) };
    case "tagged":
      return { ...base, tag: tagOf(fields, names) };
    case "corrected": {
      const content =
        fields.what === "tagged"
          ? { what: "tagged", tag: tagOf(fields, names) }
          : { what: fields.what, evidence: evidenceOf(fields) };
      return { ...base, changes: fields.changes, content, settles, note };
    }
    case "withdrawn":
      return { ...base, changes: fields.changes, what: fields.what, note };
    case "decided": {
      const verdict = slugged(fields.verdict ?? "");
      const trainee = yesOrNo(fields.trainee);
      return {
        ...base,
        ...criterionOf(fields, names),
        verdict,
        on: fields.on ?? null,
        trainee,
        settles,
        note,
      };
    }
    case "declared":
      return { ...base, unit: criterionOf(fields, names).unit, on: fields.on ?? null, note };
    case "countersigned":
      return {
        ...base,
        ...criterionOf(fields, names),
        about: fields.about ?? null,
        on: fields.on ?? null,
        note,
      };
    case "sampled":
      return {
        ...base,
        ...criterionOf(fields, names),
        about: fields.about ?? null,
        on: fields.on ?? null,
        outcome: slugged(fields.outcome ?? ""),
        note,
      };
    default:
      return { ...fields, ...base };
  }
}

/** The text where it is no whole number, so that the fault can be named. */
function wholeNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : text;
}

function yesOrNo(text: string | undefined): boolean | string | null {
  if (text === undefined) return null;
  const word = text.toLowerCase();
  return word === "yes" || word === "true" ? true : word === "no" || word === "false" ? false : text;
}

/** The unit's reference says which unit; the criterion's cell must say the same, as people read that one. */
function criterionOf(
  { unit, criterion = "" }: Fields,
  names: UnitNames,
): { readonly unit: string | undefined; readonly criterion: string | null } {
  const read = names.read(criterion);
  const [label = "", number] = splitLast(criterion);
  if (unit === undefined) return read ?? { unit: criterion, criterion: null };
  if (read === null) {
    // A number of another qualification: the reference stands.
    return /^\d+$/.test(label)
      ? { unit, criterion: number }
      : { unit: `${unit} or ${criterion}`, criterion: null };
  }
  // Two units in one row: neither can be taken for what is meant.
  return read.unit === unit ? read : { unit: `${unit} or ${read.unit}`, criterion: null };
}

function splitLast(text: string): readonly [string, string | null] {
  const parts = /^(.*?)\s+([1-9]\d?\.[1-9]\d?)$/.exec(text.trim());
  return parts === null ? [text.trim(), null] : [parts[1] ?? "", parts[2] ?? null];
}

function evidenceOf(fields: Fields): unknown {
  const { witness, quote } = fields;
  const role = fields["witness-role"] ?? null;
  const before = fields["quote-before"] ?? null;
  const after = fields["quote-after"] ?? null;
  const start = wholeNumber(fields["quote-start"]);
  const end = wholeNumber(fields["quote-end"]);
  const position = start === undefined && end === undefined ? null : { start, end };
  return {
    label: fields.label ?? null,
    title: fields.title,
    system: fields.system ?? null,
    location: fields.location ?? null,
    identity: fields.identity ?? null,
    seenOn: fields["seen-on"] ?? null,
    method: fields.method === undefined ? null : methodOf(fields.method),
    setting: fields.setting === undefined ? null : slugged(fields.setting),
    // A role without a name, or words around no quotation, are faults that the schema names.
    witness: witness === undefined && role === null ? null : { name: witness, role },
    quote:
      quote === undefined && before === null && after === null && position === null
        ? null
        : { exact: quote, before, after, position },
    language: fields.language ?? null,
    adviser: fields.adviser ?? null,
  };
}

function tagOf(fields: Fields, names: UnitNames): unknown {
  return {
    item: fields.item,
    ...criterionOf(fields, names),
    instances: readInstances(fields.instances),
  };
}
