/**
 * The sign-off truth table as data: what is signed for one unit, and what a tool must say of it. Every combination is
 * one learner of one tracker, so that each tool is asked once.
 */
import { type LogEvent } from "../../shared/src/evidence-log/event.ts";
import { type SignOffIssueCode } from "../../shared/src/sign-off/unit-sign-off.ts";
import { countersigned, decided, declared, sampled } from "../shared/evidence-log/log-events.ts";
import { qualificationOf } from "./evaluate.ts";

export const assessor = "Priya Nair";
/** The assessor's second account tells nothing by its spelling: Settings says whose it is. */
export const samePerson = "Priya Nair; assess2@centre.example";

const lastDecision = "2026-03-12";

interface Choice {
  readonly name: string;
  readonly expected: readonly SignOffIssueCode[];
}

/** On completion of the unit the learner declares the work their own (000 L304). */
export const declarations: readonly (Choice & { readonly on: string | null | "none" })[] = [
  { name: "no declaration", on: "none", expected: ["declaration-missing"] },
  { name: "declared before the last decision", on: "2026-03-11", expected: ["declaration-early"] },
  { name: "declared on the day of the last decision", on: lastDecision, expected: [] },
  { name: "declared after the last decision", on: "2026-03-20", expected: [] },
  { name: "declared without a date", on: null, expected: ["declaration-order-unknown"] },
];

/** Then the assessor countersigns (000 L304). */
export const countersignatures: readonly (Choice & { readonly on: string | null | "none" })[] = [
  { name: "not countersigned", on: "none", expected: ["countersignature-missing"] },
  { name: "countersigned before the declaration", on: "2026-03-01", expected: ["countersignature-early"] },
  { name: "countersigned after the declaration", on: "2026-03-28", expected: [] },
  { name: "countersigned without a date", on: null, expected: ["countersignature-order-unknown"] },
];

/** A trainee's decision needs a qualified assessor's signature (000 L210). */
export const trainees: readonly (Choice & { readonly trainee: boolean; readonly by: string | null })[] = [
  { name: "a qualified assessor", trainee: false, by: null, expected: [] },
  { name: "a trainee alone", trainee: true, by: null, expected: ["trainee-not-countersigned"] },
  { name: "a trainee, countersigned by another", trainee: true, by: "Tom Reid", expected: [] },
  {
    name: "a trainee, countersigned by themselves in other letters",
    trainee: true,
    by: "PRIYA  nair",
    expected: ["trainee-countersigned-by-self"],
  },
  {
    name: "a trainee, countersigned by themselves from a second account",
    trainee: true,
    by: "assess2@centre.example",
    expected: ["trainee-countersigned-by-self"],
  },
];

/** Nobody verifies their own assessments (001 L264). */
export const verifiers: readonly (Choice & { readonly by: string | null })[] = [
  { name: "not verified", by: null, expected: [] },
  { name: "verified by another", by: "Iris Okafor", expected: [] },
  { name: "verified by the assessor", by: assessor, expected: ["verifier-is-assessor"] },
  {
    name: "verified by the assessor in other letters",
    by: "Ms Priyá NAIR",
    expected: ["verifier-is-assessor"],
  },
  {
    name: "verified by the assessor from a second account",
    by: "assess2@centre.example",
    expected: ["verifier-is-assessor"],
  },
  {
    name: "verified by initials that could be the assessor's",
    by: "PN",
    expected: ["verifier-may-be-assessor"],
  },
];

export interface TableRow {
  /** The learner's id. */
  readonly id: string;
  /** What is signed, for people. */
  readonly name: string;
  readonly events: readonly LogEvent[];
  /** In alphabetical order; none: the unit is signed off. */
  readonly expected: readonly SignOffIssueCode[];
}

export const qualification = qualificationOf("4411-01");

/** The unit with the fewest criteria. */
export const unit = qualification.units
  .filter(({ criteria }) => criteria.length >= 2)
  .reduce((least, one) => (one.criteria.length < least.criteria.length ? one : least));

export const table: readonly TableRow[] = declarations.flatMap((declaration) =>
  countersignatures
    // Without a declaration there is nothing to sign under.
    .filter(({ on }) => declaration.on !== "none" || on === "none")
    .flatMap((countersignature) =>
      trainees.flatMap((trainee) =>
        verifiers.map((verifier) => rowOf(declaration, countersignature, trainee, verifier)),
      ),
    ),
);

function rowOf(
  declaration: (typeof declarations)[number],
  countersignature: (typeof countersignatures)[number],
  trainee: (typeof trainees)[number],
  verifier: (typeof verifiers)[number],
): TableRow {
  const names = [declaration.name, countersignature.name, trainee.name, verifier.name];
  const id = `L-${[declarations.indexOf(declaration), countersignatures.indexOf(countersignature), trainees.indexOf(trainee), verifiers.indexOf(verifier)].join("")}`;
  const about = { learner: id, unit: unit.ref } as const;
  const [first = "", ...others] = unit.criteria.map(({ number }) => number);
  const decision = decided(1, "met", {
    ...about,
    author: assessor,
    criterion: first,
    on: "2026-03-10",
    trainee: trainee.trainee,
  });
  const events: LogEvent[] = [
    decision,
    ...others.map((criterion) =>
      decided(1, "met", { ...about, author: assessor, criterion, on: lastDecision, trainee: false }),
    ),
  ];
  if (trainee.by !== null) {
    events.push(
      countersigned(2, decision.id, { ...about, author: trainee.by, criterion: first, on: "2026-03-11" }),
    );
  }
  if (verifier.by !== null) {
    events.push(
      sampled(2, decision.id, { ...about, author: verifier.by, criterion: first, on: "2026-03-30" }),
    );
  }
  if (declaration.on !== "none") {
    const declares = declared(3, { ...about, author: assessor, on: declaration.on });
    events.push(declares);
    if (countersignature.on !== "none") {
      events.push(
        countersigned(4, declares.id, {
          ...about,
          author: assessor,
          criterion: null,
          on: countersignature.on,
        }),
      );
    }
  }
  return {
    id,
    name: names.join(", "),
    events,
    expected: expectedOf(declaration, countersignature, trainee, verifier),
  };
}

function expectedOf(
  declaration: (typeof declarations)[number],
  countersignature: (typeof countersignatures)[number],
  trainee: Choice,
  verifier: Choice,
): readonly SignOffIssueCode[] {
  // What has no date comes neither before nor after anything.
  const signed: readonly SignOffIssueCode[] =
    declaration.on === null && countersignature.on !== "none"
      ? ["countersignature-order-unknown"]
      : countersignature.expected;
  return [...new Set([...declaration.expected, ...signed, ...trainee.expected, ...verifier.expected])].sort();
}
