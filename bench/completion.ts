/** One learner's full finding, and the cheapest completion alone. */
import { type Qualification } from "../shared/src/catalogue/catalogue.ts";
import { evaluator } from "../shared/src/rules/finding.ts";
import { type Bench, type BenchOptions, type Outcome, rounded } from "./measurement.ts";
import { criterionSet, plainCompletion, plainStatus } from "./plain.ts";
import { sameAnswers } from "./same.ts";
import { tail, time } from "./stopwatch.ts";
import { heldUnits, qualifications, randomLearners } from "./workload.ts";

/** The plain program needs up to a tenth of a second for one learner. */
const comparedLearners = 20;

/** Verdict with reasons and cheapest completion. */
export const fullFinding: readonly Bench[] = qualifications.map((qualification) => ({
  name: `full-finding/${qualification.code}`,
  run(options) {
    const own = evaluator(qualification);
    const status = plainStatus(qualification);
    const complete = plainCompletion(qualification);
    return measure(this.name, qualification, options, {
      target: hasLevelAndGroups(qualification) ? null : 5,
      ours: (held) => own.evaluate(held),
      told: (held) => {
        const { verdict, completion, creditsTotal } = own.evaluate(held);
        return { achieved: verdict === "met", credits: creditsTotal, completion: completion?.credits };
      },
      plain: (refs, criteria) => ({ ...status(criteria), completion: complete(refs)?.credits }),
    });
  },
}));

/** What is the fewest credits of whole units that finish the award? */
export const cheapestCompletion: readonly Bench[] = qualifications.map((qualification) => ({
  name: `cheapest-completion/${qualification.code}`,
  run(options) {
    const { planner } = evaluator(qualification);
    if (planner === null) throw new Error(`${qualification.code} lacks credits.`);
    const complete = plainCompletion(qualification);
    const costs = Int32Array.from(qualification.units, ({ credit }) => credit ?? 0);
    return measure(this.name, qualification, options, {
      target: hasLevelAndGroups(qualification) ? 200 : 10,
      ours: (held) => planner.finish(held, costs),
      told: (held) => planner.finish(held, costs).cost,
      plain: (refs) => complete(refs)?.credits,
    });
  },
}));

/** A level minimum beside minimums for each group: the one shape that needs a larger table. */
function hasLevelAndGroups({ rules }: Qualification): boolean {
  return (
    rules.some(({ kind }) => kind === "minimum-credits-at-level") &&
    rules.some(({ kind }) => kind === "minimum-units-from-each")
  );
}

async function measure(
  name: string,
  qualification: Qualification,
  { short }: BenchOptions,
  work: {
    readonly target: number | null;
    readonly ours: (held: Uint8Array) => unknown;
    /** What both must agree about. */
    readonly told: (held: Uint8Array) => unknown;
    readonly plain: (refs: ReadonlySet<string>, criteria: ReadonlySet<string>) => unknown;
  },
): Promise<Outcome> {
  const { units } = qualification;
  const learners = randomLearners(units, 10_000);
  const held = learners.map(heldUnits);
  const compared = learners.slice(0, comparedLearners).map((met, at) => ({
    held: held[at] ?? new Uint8Array(),
    refs: new Set(units.flatMap(({ ref }, index) => (held[at]?.[index] === 1 ? [ref] : []))),
    criteria: criterionSet(units, met),
  }));
  sameAnswers(
    name,
    compared,
    (one) => work.told(one.held),
    ({ refs, criteria }) => work.plain(refs, criteria),
  );

  const timed = await time(
    [
      {
        name: "Evidence Mapper",
        each: comparedLearners * 50,
        run: () => {
          for (let again = 0; again < 50; again += 1) for (const one of compared) work.ours(one.held);
        },
      },
      {
        name: "Evidence Mapper, 500 learners",
        each: 500,
        run: () => {
          for (let at = 0; at < 500; at += 1) work.ours(held[at] ?? new Uint8Array());
        },
      },
      {
        name: "plain Maps keyed by text",
        each: comparedLearners,
        run: () => {
          for (const { refs, criteria } of compared) work.plain(refs, criteria);
        },
      },
    ],
    short ? 250 : 1000,
  );
  const [, ours, plain] = timed;
  const slow = tail(held, work.ours);
  return {
    measured: {
      name,
      unit: "µs",
      median: rounded((ours?.median ?? NaN) * 1000),
      ...(work.target === null ? {} : { target: { at: "most", value: work.target } }),
      against: [
        {
          name: "plain Maps keyed by text",
          median: rounded((plain?.median ?? NaN) * 1000),
          ratio: rounded(plain?.timesTheFirst ?? NaN),
        },
      ],
      also: {
        "99.9th percentile of 10,000 learners, µs": rounded(slow.p999),
        "maximum of 10,000 learners, µs": rounded(slow.maximum),
        "slowest learner at its best of five, µs": rounded(slow.slowestInput),
      },
    },
  };
}
