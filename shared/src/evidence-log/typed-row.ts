import { type Problem } from "../problem.ts";
import { shortened } from "../tracker/cell-text.ts";
import { eventLayout, type StoredEvent } from "./event.ts";
import { type Fields, slugged } from "./event-fields.ts";
import { type ReadRow, type RowContext } from "./event-row.ts";
import { fieldsToEvent } from "./fields-event.ts";
import { typedClient } from "./fold-decisions.ts";
import { hashText } from "./hash-text.ts";
import { readEvent } from "./read-event.ts";

/**
 * The events of a row that a person typed into the tracker, without ids.
 *
 * Its id is made from what it says: the same words are the same event wherever the row is moved and however
 * often it is read, and a row that is typed over says something else. Such events come before all others, so
 * that a program's event can settle or withdraw them.
 *
 * - On `Evidence log` a row is an item and, when it names a criterion, its tag. Rows that say the same of the
 *   item and name different criteria are one item with several tags.
 * - On `Decisions` a row is a decision.
 * - On `Sign-off` the first column says what it is.
 */
export function typedEvents(fields: Fields, context: RowContext): ReadRow {
  const { tab, names, learnerOf, where, header } = context;
  const at = (field: keyof Fields): string => where(header.columns.get(field) ?? 0);
  const fault = (code: string, field: keyof Fields, found: string, advice: string): ReadRow => ({
    events: [],
    problems: [{ code, where: at(field), found, advice }],
  });
  const learner = fields.learner === undefined ? null : learnerOf(fields.learner);
  if (learner === null) {
    return fault(
      "learner-unknown",
      "learner",
      fields.learner === undefined
        ? "The row does not say whose it is."
        : `“${shortened(fields.learner)}” is no learner of the tab “Learners”, or several are called so.`,
      "Choose the learner's id from the list. Until then the row counts for nothing.",
    );
  }
  const given = fields.criterion;
  if (given !== undefined && fields.unit === undefined && names.read(given) === null) {
    const number = names.numberWithZeros(given);
    if (number !== null)
      return {
        events: [],
        problems: [
          {
            code: "unit-number-lost-zeros",
            where: at("criterion"),
            found: `“${shortened(given)}” has lost what its unit's number begins with: the qualification has a unit ${number}.`,
            advice: `Put ${number} back, as text. Until then the row counts for nothing.`,
            choices: [number],
          },
        ],
      };
    return fault(
      "criterion-unknown",
      "criterion",
      `“${shortened(given)}” names no unit or criterion of the qualification.`,
      "Choose it from the list, with its unit: 106 1.2. Until then the row counts for nothing.",
    );
  }
  const said: Fields = { ...fields, learner, layout: fields.layout ?? String(eventLayout) };
  const make = (
    kind: string,
    own: Fields,
  ): { readonly id: string; readonly read: ReturnType<typeof readEvent> } => {
    const id = `typed-${hashText(JSON.stringify([...Object.entries({ ...own, kind }).sort()]))}`;
    const value = fieldsToEvent({ ...own, kind, event: id, client: typedClient, count: "0" }, names);
    return { id, read: readEvent(value, at("learner")) };
  };
  switch (tab.id) {
    case "log": {
      if (fields.kind !== undefined && fields.kind !== "captured" && fields.kind !== "tagged") break;
      const { criterion, unit, instances } = said;
      const own = defined({ ...said, criterion: undefined, unit: undefined, instances: undefined });
      const title = own.title ?? own.label ?? own.location?.split("\n")[0]?.slice(0, 300);
      const item = make("captured", title === undefined ? own : { ...own, title });
      if (criterion === undefined) return rowOf([item.read]);
      const { author, layout } = own;
      const about = { learner, criterion, unit, instances, author, layout, item: item.id };
      return rowOf([item.read, make("tagged", defined(about)).read]);
    }
    case "decision":
      if (fields.kind !== undefined && fields.kind !== "decided") break;
      return rowOf([make("decided", said).read]);
    case "signoff":
      if (fields.kind === undefined) break;
      return rowOf([make(slugged(fields.kind), said).read]);
  }
  return fault(
    "event-unreadable",
    "kind",
    fields.kind === undefined
      ? "The row does not say what happened."
      : `“${shortened(fields.kind)}” needs the id of the event that it is about, which a typed row does not have.`,
    "Choose what happened from the list, or record it with Evidence Mapper. Until then the row counts for nothing.",
  );
}

function defined(fields: { readonly [field in keyof Fields]: string | undefined }): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** When the item cannot be read, its tag is not taken either. */
function rowOf(reads: readonly ReturnType<typeof readEvent>[]): ReadRow {
  const problems: Problem[] = [];
  const events: StoredEvent[] = [];
  for (const { event, problem } of reads) {
    if (problem !== null) problems.push(problem);
    else events.push(event);
  }
  return problems.length > 0 ? { events: [], problems: problems.slice(0, 1) } : { events, problems };
}
