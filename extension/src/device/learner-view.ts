/** From what is kept of one learner to the answer that the rules core gives. */
import {
  type Catalogue,
  findQualification,
  type Qualification,
} from "@evidence-mapper/shared/catalogue/catalogue";
import { type LearnerCheck, learnerChecker } from "@evidence-mapper/shared/check/check";
import { foldEvents } from "@evidence-mapper/shared/evidence-log/fold";
import { type People } from "@evidence-mapper/shared/evidence-log/people";
import { type Fate, type LearnerLog } from "@evidence-mapper/shared/evidence-log/state";
import { type Problem } from "@evidence-mapper/shared/problem";
import { answerer, type LearnerAnswer } from "@evidence-mapper/shared/report/learner-answer";
import { trackedLearner } from "@evidence-mapper/shared/standard-tracker/tracked-learner";
import { type UnitSignatures } from "@evidence-mapper/shared/sign-off/unit-sign-off";
import { type KeptEvent, type KeptLearner, type Standing } from "../store/store.ts";

export interface LearnerView {
  readonly learner: KeptLearner;
  /** `null` when the catalogue has no such qualification. */
  readonly qualification: Qualification | null;
  /** Items with their tags, decisions, declarations and conflicts. */
  readonly log: LearnerLog;
  /** Coverage, credits, verdict and what could be claimed; `null` without a qualification. */
  readonly check: LearnerCheck | null;
  /** What was signed for each unit, by its reference; a unit about which nothing is recorded is not there. */
  readonly signed: ReadonlyMap<string, UnitSignatures>;
  /** Could two names be one person's? As the centre says, or by the names alone. */
  readonly sameness: People["sameness"];
  /** What is missing, and what is never offered; `null` without a qualification. */
  readonly answer: LearnerAnswer | null;
  /** Everything kept of the learner, as it was recorded. */
  readonly events: readonly KeptEvent[];
  /** By the event's id. */
  readonly standings: ReadonlyMap<string, Standing>;
  readonly fates: ReadonlyMap<string, Fate>;
  readonly problems: readonly Problem[];
}

/** Prepares the question for every qualification of a catalogue; each is worked out when it is first asked. */
export function learnerViewer(
  catalogue: Catalogue,
): (learner: KeptLearner, events: readonly KeptEvent[], people: People) => LearnerView {
  const asked = new Map<string, Asked | null>();
  const askedOf = (id: string): Asked | null => {
    let found = asked.get(id);
    if (found === undefined) asked.set(id, (found = prepare(catalogue, id)));
    return found;
  };
  return (learner, events, people) => {
    const state = foldEvents(
      events.map(({ event }) => event),
      people,
    );
    const log = state.learners.find((one) => one.learner === learner.id) ?? emptyLog(learner.id);
    const { qualification, check, answer } = askedOf(learner.qualification) ?? nothingAsked;
    const tracked = trackedLearner(log, { name: learner.name, where: "" }, people, (id) => id);
    const checked = check?.(tracked) ?? null;
    return {
      learner,
      qualification,
      log,
      check: checked,
      signed: tracked.signed ?? new Map(),
      sameness: people.sameness,
      answer: checked === null ? null : (answer?.(checked) ?? null),
      events,
      standings: new Map(events.map(({ event, standing }) => [event.id, standing])),
      fates: new Map(state.fates.map(({ event, fate }) => [event, fate])),
      problems: state.problems,
    };
  };
}

interface Asked {
  readonly qualification: Qualification | null;
  readonly check: ((learner: Parameters<ReturnType<typeof learnerChecker>>[0]) => LearnerCheck) | null;
  readonly answer: ((learner: LearnerCheck) => LearnerAnswer) | null;
}

const nothingAsked: Asked = { qualification: null, check: null, answer: null };

function prepare(catalogue: Catalogue, id: string): Asked | null {
  const qualification = findQualification(catalogue, id);
  if (qualification === undefined) return null;
  return {
    qualification,
    // The panel has a place for every signature: where none stands, one is missing.
    check: learnerChecker(catalogue, qualification, true),
    answer: answerer(qualification),
  };
}

function emptyLog(learner: string): LearnerLog {
  return { learner, items: [], decisions: [], declarations: [], conflicts: [] };
}
