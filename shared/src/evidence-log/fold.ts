import { type StoredEvent } from "./event.ts";
import { foldDecisions } from "./fold-decisions.ts";
import { foldEvidence } from "./fold-evidence.ts";
import { ledgerOf, type Ledger, refuseTarget } from "./ledger.ts";
import { compareText } from "./order.ts";
import { type People, peopleOf } from "./people.ts";
import { type LogState } from "./state.ts";

/**
 * What a log says: one state for any order and any repetition of its events.
 *
 * - An event that names one which is not there waits for it.
 * - A withdrawal is final; what hangs on a withdrawn event falls with it.
 * - Decisions, and corrections, that stand side by side and differ are a conflict. An event that names them
 *   in `settles` replaces them. Nobody's entry wins by being last.
 * - Nobody verifies a criterion that they decided (001 L264).
 * - What this version does not know is kept in `foreign`.
 *
 * @param people who is who, as the centre says; without it names alone tell
 */
export function foldEvents(events: Iterable<StoredEvent>, people: People = peopleOf([])): LogState {
  const ledger = ledgerOf(events);
  applyWithdrawals(ledger);
  const { items, conflicts: corrections } = foldEvidence(ledger);
  const { decisions, declarations, conflicts } = foldDecisions(ledger, people);
  const learners = new Set([
    ...items.keys(),
    ...decisions.keys(),
    ...declarations.keys(),
    ...corrections.keys(),
  ]);
  return {
    learners: [...learners].sort(compareText).map((learner) => ({
      learner,
      items: items.get(learner) ?? [],
      decisions: decisions.get(learner) ?? [],
      declarations: declarations.get(learner) ?? [],
      conflicts: [...(conflicts.get(learner) ?? []), ...(corrections.get(learner) ?? [])],
    })),
    fates: ledger.fates(),
    foreign: ledger.foreign,
    problems: ledger.problems(),
  };
}

function applyWithdrawals(ledger: Ledger): void {
  for (const event of ledger.of("withdrawn")) {
    const target = ledger.byId(event.changes);
    if (target === undefined) ledger.setFate(event.id, "waiting");
    else if (target.kind !== event.what || target.learner !== event.learner)
      refuseTarget(ledger, event, target);
    else ledger.setFate(target.id, "withdrawn");
  }
}
