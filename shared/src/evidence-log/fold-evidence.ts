/** Evidence items with their tags, as captured and corrected. */
import { canonical } from "./canonical.ts";
import { type EventOf } from "./event.ts";
import { type Ledger, refuseTarget } from "./ledger.ts";
import { replacedBy } from "./settle.ts";
import { type Conflict, type LoggedItem, type LoggedTag } from "./state.ts";

interface FoldedEvidence {
  /** By learner. */
  readonly items: ReadonlyMap<string, readonly LoggedItem[]>;
  readonly conflicts: ReadonlyMap<string, readonly Conflict[]>;
}

export function foldEvidence(ledger: Ledger): FoldedEvidence {
  const corrections = foldCorrections(ledger);
  const items = new Map<string, (LoggedItem & { tags: LoggedTag[] })[]>();
  const byId = new Map<string, { readonly learner: string; readonly tags: LoggedTag[] }>();
  for (const { id, author, at, learner, evidence } of ledger.of("captured")) {
    if (ledger.isWithdrawn(id)) continue;
    const content = corrections.applied.get(id)?.content;
    const tags: LoggedTag[] = [];
    pushTo(items, learner, {
      ...(content?.what === "captured" ? content.evidence : evidence),
      event: id,
      by: author,
      at,
      disputed: corrections.disputed.has(id),
      tags,
    });
    byId.set(id, { learner, tags });
  }
  for (const event of ledger.of("tagged")) {
    if (ledger.isWithdrawn(event.id)) continue;
    const content = corrections.applied.get(event.id)?.content;
    const tag = content?.what === "tagged" ? content.tag : event.tag;
    const item = byId.get(tag.item);
    const named = ledger.byId(tag.item);
    if (item !== undefined && item.learner === event.learner) {
      const disputed = corrections.disputed.has(event.id);
      item.tags.push({ ...tag, event: event.id, by: event.author, disputed });
      ledger.setFate(event.id, disputed ? "disputed" : "counts");
    } else if (named === undefined) ledger.setFate(event.id, "waiting");
    else if (named.kind === "captured" && named.learner === event.learner)
      ledger.setFate(event.id, "withdrawn");
    else refuseTarget(ledger, event, named);
  }
  return { items, conflicts: corrections.conflicts };
}

interface Corrections {
  /** By the id of what they correct. */
  readonly applied: ReadonlyMap<string, EventOf<"corrected">>;
  readonly disputed: ReadonlySet<string>;
  readonly conflicts: ReadonlyMap<string, readonly Conflict[]>;
}

function foldCorrections(ledger: Ledger): Corrections {
  const of = new Map<string, EventOf<"corrected">[]>();
  for (const event of ledger.of("corrected")) {
    if (ledger.isWithdrawn(event.id)) continue;
    const target = ledger.byId(event.changes);
    if (target === undefined) ledger.setFate(event.id, "waiting");
    else if (target.kind !== event.content.what || target.learner !== event.learner)
      refuseTarget(ledger, event, target);
    else if (ledger.isWithdrawn(target.id)) ledger.setFate(event.id, "withdrawn");
    else pushTo(of, target.id, event);
  }
  const applied = new Map<string, EventOf<"corrected">>();
  const disputed = new Set<string>();
  const conflicts = new Map<string, Conflict[]>();
  for (const [target, events] of of) {
    const replaced = replacedBy(events, () => true, ledger);
    const standing = events.filter(({ id }) => !replaced.has(id));
    const agree = new Set(standing.map(({ content }) => canonical(content))).size === 1;
    for (const { id } of events) {
      ledger.setFate(id, replaced.has(id) ? "replaced" : agree ? "counts" : "disputed");
    }
    const last = standing[standing.length - 1];
    if (last === undefined) continue;
    if (agree) applied.set(target, last);
    else {
      disputed.add(target);
      pushTo(conflicts, last.learner, {
        about: "corrections",
        changes: target,
        unit: null,
        criterion: null,
        events: standing.map(({ id }) => id),
      });
    }
  }
  return { applied, disputed, conflicts };
}

export function pushTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
