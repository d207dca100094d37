/**
 * What a catalogue file may say.
 *
 * Three kinds of file, each read by a person before it is read by a program:
 * - `units/A-601-6047.json`: what a unit is, stored once, however many specifications offer it;
 * - `specifications/NAME/specification.json`: one awarding body's document with its qualifications, rules
 *   of combination, list of units, policies and oddities;
 * - `specifications/NAME/evidence/106.json`: what that document asks of the evidence for one unit.
 *
 * Unknown keys are refused everywhere. What a document does not print is `null`, never guessed.
 */
import * as z from "zod";

/** An Ofqual unit reference such as `A/601/6047`: the only key of a unit. */
export const unitReference = z.string().regex(/^[A-Z]\/\d{3}\/\d{4}$/, "not an Ofqual unit reference");

/** A criterion's number, `2.10` and not `2.1`: text, compared part by part. */
export const criterionNumber = z.string().regex(/^[1-9]\d?\.[1-9]\d?$/, "not a criterion number");

/** Where a fact is printed: the document's number (docs/sources.md) and its lines, as `001 L147-153, L182`. */
export const source = z.string().regex(/^00[0-4] L\d+(-\d+)?(, L\d+(-\d+)?)*$/, "not a source line");

/** `"Entry 3"` is a level below 1, not the number 3. */
export const level = z.union([z.enum(["Entry 1", "Entry 2", "Entry 3"]), z.int().min(1).max(8)]);

const id = z.string().regex(/^[a-z0-9][a-z0-9./-]*$/, "not an id");
const text = z.string().min(1);
const wholeNumber = z.int().positive();

/** One assessment criterion. `summary` is in our own words, at most 14 of them, and begins with the verb. */
export const criterion = z
  .strictObject({
    number: criterionNumber,
    /** The command verb as the document prints it, capitalised: "Explain", "Carry out". */
    verb: text,
    summary: text,
    /** Parts that are each needed, such as employers and employees. Empty when there are none. */
    parts: z.array(text),
  })
  .superRefine(({ number, verb, summary }, context) => {
    if (!summary.startsWith(`${verb} `)) {
      context.addIssue({ code: "custom", message: `the summary of ${number} does not begin with "${verb}"` });
    }
    if (summary.split(/\s+/).length > 14) {
      context.addIssue({ code: "custom", message: `the summary of ${number} has more than 14 words` });
    }
  });

/** One learning outcome and its criteria, in order. `summary` is in our own words, at most 14. */
export const outcome = z.strictObject({
  number: z.string().regex(/^[1-9]\d?$/),
  summary: text,
  criteria: z.array(criterion),
});

/** `units/*.json`. Two documents that offer the same reference share this file. */
export const unit = z.strictObject({
  ref: unitReference,
  title: text,
  level: level.nullable(),
  credit: wholeNumber.nullable(),
  /** Empty when no document prints the unit's criteria. */
  outcomes: z.array(outcome),
  /** Where the criteria above are printed; `null` when they are not. */
  source: source.nullable(),
});

/** How one document's criteria differ from the stored unit. Empty lists when they do not. */
const difference = z.strictObject({
  omits: z.array(criterionNumber),
  /** Same number, said differently enough to matter (another verb, another demand). */
  replaces: z.array(criterion),
  /** Each goes to the outcome that its number names. */
  adds: z.array(criterion),
});

/** A unit as one document offers it. */
const offeredUnit = z.strictObject({
  ref: unitReference,
  /** The awarding body's own number as text, `001` or `06`; `null` when it has none. */
  number: z.string().regex(/^\d+$/).nullable(),
  group: id,
  glh: wholeNumber.nullable(),
  assessmentStrategy: id.nullable(),
  /** Where the document lists the unit, and where its page begins. */
  source,
  differs: difference.optional(),
});

const ruleBase = { id, source, note: text.nullable() };
const groups = z.array(id).min(1);

/**
 * One rule of combination. `note` says how an unclear sentence is read; `ambiguous` marks a reading that the
 * document leaves open, so that findings which depend on it can say so.
 */
export const rule = z.discriminatedUnion("kind", [
  /** Every one of these units. `credits` is what they are worth together, where it is printed. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal("mandatory-units"),
    units: z.array(unitReference).min(1),
    credits: wholeNumber.nullable(),
    ambiguous: z.boolean(),
  }),
  /** At least so many credits from these groups together. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal("minimum-credits"),
    credits: wholeNumber,
    groups,
    ambiguous: z.boolean(),
  }),
  /** At most so many credits from these groups together. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal("maximum-credits"),
    credits: wholeNumber,
    groups,
    ambiguous: z.boolean(),
  }),
  /** At least so many units from each of these groups. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal("minimum-units-from-each"),
    units: wholeNumber,
    groups,
    /** Units whose group is a reading of ours, because the document does not print it. */
    uncertain: z.array(unitReference),
    ambiguous: z.boolean(),
  }),
  /** At least so many credits at a level, or at and above it. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal("minimum-credits-at-level"),
    credits: wholeNumber,
    level,
    orAbove: z.boolean(),
    ambiguous: z.boolean(),
  }),
  /** Only one unit of each pair counts. */
  z.strictObject({
    ...ruleBase,
    kind: z.literal("barred-pairs"),
    pairs: z.array(z.tuple([unitReference, unitReference])).min(1),
    ambiguous: z.boolean(),
  }),
]);

const qualification = z.strictObject({
  /** The regulated number, or the code where none is printed. */
  id: z.string().regex(/^(\d{3}\/\d{4}\/[\dX]|[a-z0-9-]+)$/),
  /** A short name that never changes: the awarding body's own code where it prints one. */
  code: z.string().regex(/^[a-z0-9-]+$/),
  title: text,
  level,
  minimumCredits: wholeNumber,
  glh: wholeNumber.nullable(),
  tqt: wholeNumber.nullable(),
  /** The rule about the total comes first. */
  rules: z.array(rule).min(1),
  source,
});

/** The closed list of known methods; a centre may add its own, which is kept and flagged, never refused. */
export const evidenceMethods = [
  "observation",
  "witness-testimony",
  "work-product",
  "written-questioning",
  "oral-questioning",
  "professional-discussion",
  "assignment",
  "project",
  "report",
  "presentation",
  "worksheet",
  "workbook",
  "diary-or-log",
  "recording",
  "personal-statement",
  "peer-report",
  "reflective-account",
  "research",
  "job-documents",
  "role-play",
  "prior-learning",
  "simulation",
] as const;
export const evidenceMethod = z.enum(evidenceMethods);

/** An oddity of a document: what it says, and how it is read here. Nothing is mended silently. */
const oddity = z.strictObject({
  id,
  /** The unit it concerns, or `null` for the document as a whole. */
  unit: unitReference.nullable(),
  source,
  found: text,
  reading: text,
});

/** `specifications/NAME/specification.json`. */
export const specification = z.strictObject({
  id,
  /** The document's number in docs/sources.md. */
  document: z.enum(["000", "001", "002", "003", "004"]),
  title: text,
  awardingBody: text,
  /** As printed, both where a document prints two. */
  version: text.nullable(),
  /** The awarding body's own words for people; shown on screen, never used as a type name. */
  terms: z.strictObject({ learner: text, iqa: text, eqa: text }),
  qualifications: z.array(qualification).min(1),
  groups: z.array(z.strictObject({ id, title: text, source })).min(1),
  units: z.array(offeredUnit).min(1),
  assessmentStrategies: z.array(z.strictObject({ id, title: text, source })),
  /** Methods that the document names, in its order. The list is open. */
  methods: z.array(z.strictObject({ method: evidenceMethod, source })),
  simulation: z.strictObject({
    policy: z.enum(["not-stated", "exceptional-only", "allowed-under-conditions"]),
    /** In our own words. */
    note: text,
    /** Conditions in our own words, each at most 14 words. */
    conditions: z.array(text),
    source: source.nullable(),
  }),
  /** Sign-off and quality assurance, in our own words: what the document asks, one sentence each. */
  signOff: z.array(z.strictObject({ id, text, source })),
  /** Can a whole unit be certificated when the qualification is not complete? */
  unitCertificates: z.strictObject({ available: z.boolean().nullable(), source: source.nullable() }),
  oddities: z.array(oddity),
});

/** A minimum count. `observed` is how many of the `count` an assessor or witness must have seen; 0 when none. */
export const need = z.strictObject({
  count: wholeNumber,
  /** What is counted, a plural noun phrase in our own words: "customers", "reasons". */
  of: text,
  /**
   * "instances": separate occasions or people, so that separate pieces of evidence can be counted
   * ("four customers", "two occasions"). "content": things said or listed within an answer ("two reasons"),
   * which an assessor judges and no count of items can prove.
   */
  counts: z.enum(["instances", "content"]),
  distinct: z.boolean(),
  observed: z.int().min(0),
});

/** What one document asks of the evidence for one criterion. */
const criterionEvidence = z.strictObject({
  number: criterionNumber,
  /** How strongly the counts are put: the document's "must" and "needs to", "should", or "could". */
  strength: z.enum(["must", "should", "could"]).nullable(),
  needs: z.array(need),
  /** Instances shared with another criterion of the unit: required to be the same, or allowed to be. */
  linked: z.array(z.strictObject({ criterion: criterionNumber, same: z.enum(["required", "allowed"]) })),
  /** From the criterion's verb and the evidence guide's row, not from "Know" or "Be able to". */
  shows: z.enum(["knowledge", "performance"]).nullable(),
  methods: z.array(evidenceMethod),
  /** Criteria elsewhere whose evidence may be offered here. A permission, one way, never automatic. */
  reuse: z.array(
    z.strictObject({
      unit: unitReference,
      criterion: criterionNumber,
      /** Only evidence of this channel serves: a telephone unit is not served by an e-mail. */
      channel: z.enum(["telephone"]).nullable(),
      source,
    }),
  ),
  source: source.nullable(),
});

/** `specifications/NAME/evidence/NUMBER.json`. */
export const unitEvidence = z.strictObject({
  ref: unitReference,
  number: z.string().regex(/^\d+$/),
  criteria: z.array(criterionEvidence).min(1),
});

export type Level = z.infer<typeof level>;
export type Criterion = z.infer<typeof criterion>;
export type Outcome = z.infer<typeof outcome>;
export type UnitFile = z.infer<typeof unit>;
export type Rule = z.infer<typeof rule>;
export type RuleKind = Rule["kind"];
export type SpecificationFile = z.infer<typeof specification>;
export type UnitEvidenceFile = z.infer<typeof unitEvidence>;
export type Need = z.infer<typeof need>;
export type EvidenceMethod = z.infer<typeof evidenceMethod>;
export type Oddity = z.infer<typeof oddity>;
