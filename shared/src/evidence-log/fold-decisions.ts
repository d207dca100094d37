/** Decisions with what was signed beside them, and declarations with theirs. */
import { type Sameness } from "../sign-off/same-person.ts";
import { type EventOf, type LogEvent } from "./event.ts";
import { pushTo } from "./fold-evidence.ts";
import { type Ledger, refuseTarget } from "./ledger.ts";
import { type People } from "./people.ts";
import { replacedBy } from "./settle.ts";
import {
  type Act,
  type Conflict,
  type Countersignature,
  type LoggedDecision,
  type LoggedDeclaration,
  type Sampled,
} from "./state.ts";

type Decided = EventOf<"decided">;
type Signing = EventOf<"countersigned"> | EventOf<"sampled">;

interface FoldedDecisions {
  /** By learner. */
  readonly decisions: ReadonlyMap<string, readonly LoggedDecision[]>;
  readonly declarations: ReadonlyMap<string, readonly LoggedDeclaration[]>;
  readonly conflicts: ReadonlyMap<string, readonly Conflict[]>;
}

const none: readonly never[] = [];

/** The client of rows that were typed into the sheet by hand; it is not one person's device. */
export const typedClient = "typed-by-hand";

export function foldDecisions(ledger: Ledger, people: People): FoldedDecisions {
  const live = ledger.of("decided").filter(({ id }) => !ledger.isWithdrawn(id));
  const ofUnit = new Map<string, Decided[]>();
  for (const event of live) pushTo(ofUnit, unitKey(event), event);
  const declared = ledger.of("declared").filter(({ id }) => !ledger.isWithdrawn(id));
  const declaredOf = new Map<string, EventOf<"declared">[]>();
  for (const event of declared) pushTo(declaredOf, unitKey(event), event);

  const replaced = new Set<string>();
  const disputed = new Set<string>();
  const conflicts = new Map<string, Conflict[]>();
  for (const events of ofUnit.values()) {
    for (const id of replacedBy(events, sameCriterion, ledger)) replaced.add(id);
    for (const conflict of conflictsOf(events.filter(({ id }) => !replaced.has(id)))) {
      for (const id of conflict.events) disputed.add(id);
      const [any] = events;
      if (any !== undefined) pushTo(conflicts, any.learner, conflict);
    }
  }
  for (const { id } of live) {
    ledger.setFate(id, replaced.has(id) ? "replaced" : disputed.has(id) ? "disputed" : "counts");
  }

  const countersigned = new Map<string, Countersignature[]>();
  for (const event of ledger.of("countersigned")) {
    if (ledger.isWithdrawn(event.id)) continue;
    const targets =
      event.criterion === null && event.about === null
        ? (declaredOf.get(unitKey(event)) ?? [])
        : targetsOf(event, event.criterion === null ? "declared" : "decided");
    if (targets === null) continue;
    sign(event, targets, (target) => {
      const sameness = target.kind === "decided" ? people.sameness(event.author, target.author) : null;
      pushTo(countersigned, target.id, { ...actOf(event), sameness });
      if (target.kind !== "decided" || target.trainee !== true || sameness !== "same") return true;
      ledger.problem({
        code: "countersigner-is-trainee",
        where: event.id,
        found: `${event.author} countersigned their own decision as a trainee.`,
        advice: "A qualified assessor countersigns a trainee's decision.",
      });
      return false;
    });
  }

  const samples = new Map<string, Sampled[]>();
  for (const event of ledger.of("sampled")) {
    if (ledger.isWithdrawn(event.id)) continue;
    const targets = targetsOf(event, "decided");
    if (targets === null) continue;
    sign(event, targets, (target) => {
      if (target.kind !== "decided") return true;
      const sameness = verifierSameness(event, target);
      pushTo(samples, target.id, { ...actOf(event), outcome: event.outcome, sameness });
      if (sameness === "same") {
        ledger.problem({
          code: "verifier-is-assessor",
          where: event.id,
          found: `${event.author} verified ${target.unit}${target.criterion === null ? "" : ` ${target.criterion}`}, which they decided themselves.`,
          advice: "The verification is refused. Somebody who did not decide this criterion verifies it.",
        });
      }
      return sameness !== "same";
    });
  }

  const decisions = new Map<string, LoggedDecision[]>();
  for (const event of live) {
    pushTo(decisions, event.learner, {
      ...actOf(event),
      unit: event.unit,
      criterion: event.criterion,
      verdict: event.verdict,
      trainee: event.trainee,
      settled: replaced.has(event.id),
      disputed: disputed.has(event.id),
      countersignatures: countersigned.get(event.id) ?? none,
      samples: samples.get(event.id) ?? none,
    });
  }
  const declarations = new Map<string, LoggedDeclaration[]>();
  for (const event of declared) {
    const countersignatures = countersigned.get(event.id) ?? none;
    pushTo(declarations, event.learner, { ...actOf(event), unit: event.unit, countersignatures });
  }
  return { decisions, declarations, conflicts };

  /** The events that a signature is about; `null` when that is already said of it. */
  function targetsOf(event: Signing, kind: "declared" | "decided"): readonly LogEvent[] | null {
    if (event.about === null) {
      return (ofUnit.get(unitKey(event)) ?? []).filter(
        (decision) =>
          !replaced.has(decision.id) && (event.criterion === null || sameCriterion(event, decision)),
      );
    }
    const target = ledger.byId(event.about);
    if (target === undefined) return [];
    const fits =
      target.learner === event.learner &&
      // A signature without a criterion may also be about a decision on the whole unit.
      (target.kind === kind || (event.criterion === null && target.kind === "decided")) &&
      target.unit === event.unit &&
      (target.kind === "declared" || target.criterion === event.criterion);
    if (fits) return [target];
    refuseTarget(ledger, event, target);
    return null;
  }

  function sign(
    event: Signing,
    targets: readonly LogEvent[],
    signTarget: (target: LogEvent) => boolean,
  ): void {
    const standing = targets.filter(({ id }) => !ledger.isWithdrawn(id));
    const signed = standing.map(signTarget);
    ledger.setFate(
      event.id,
      signed.includes(true)
        ? "counts"
        : signed.length > 0
          ? "refused"
          : targets.length > 0
            ? "withdrawn"
            : "waiting",
    );
  }

  /**
   * Against everybody who decided this criterion, replaced decisions included: they judged it too. Two
   * names on one device may be one person's two accounts.
   */
  function verifierSameness(event: EventOf<"sampled">, target: Decided): Sameness {
    let worst: Sameness = "different";
    for (const decision of ofUnit.get(unitKey(target)) ?? []) {
      if (!sameCriterion(target, decision)) continue;
      const sameness = people.sameness(event.author, decision.author);
      if (sameness === "same") return "same";
      const told = people.isListed(event.author) && people.isListed(decision.author);
      const oneDevice = event.client === decision.client && event.client !== typedClient && !told;
      if (sameness === "unclear" || oneDevice) worst = "unclear";
    }
    return worst;
  }
}

/** What is said of a whole unit is said of each of its criteria. */
function sameCriterion(
  a: { readonly criterion: string | null },
  b: { readonly criterion: string | null },
): boolean {
  return a.criterion === b.criterion || a.criterion === null || b.criterion === null;
}

function conflictsOf(standing: readonly Decided[]): readonly Conflict[] {
  const [any] = standing;
  if (any === undefined || standing.every(({ verdict }) => verdict === any.verdict)) return [];
  const whole = standing.filter(({ criterion }) => criterion === null);
  const conflicts: Conflict[] = [];
  for (const criterion of new Set(standing.map((event) => event.criterion))) {
    const about = [...new Set([...whole, ...standing.filter((event) => event.criterion === criterion)])];
    if (new Set(about.map(({ verdict }) => verdict)).size < 2) continue;
    const events = standing.filter((event) => about.includes(event)).map(({ id }) => id);
    conflicts.push({ about: "decisions", changes: null, unit: any.unit, criterion, events });
  }
  return conflicts;
}

function unitKey({ learner, unit }: { readonly learner: string; readonly unit: string }): string {
  return `${unit} ${learner}`;
}

function actOf(event: Decided | Signing | EventOf<"declared">): Act {
  return { event: event.id, by: event.author, on: event.on, note: event.note };
}
