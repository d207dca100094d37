/** Who of a cohort has achieved the award, from rows of bits. */
import { cohort } from "../shared/src/plan/cohort.ts";
import { evaluator } from "../shared/src/rules/finding.ts";
import { type Bench, rounded } from "./measurement.ts";
import { criterionSet, plainStatus } from "./plain.ts";
import { sameAnswers } from "./same.ts";
import { time } from "./stopwatch.ts";
import { bitRows, heldUnits, qualifications, randomLearners } from "./workload.ts";

const learners = 10_000;

export const cohortStatus: readonly Bench[] = qualifications.map((qualification) => ({
  name: `cohort-status/${qualification.code}`,
  async run({ short }) {
    const { units } = qualification;
    const own = evaluator(qualification);
    const { status } = cohort(own.structure);
    const plain = plainStatus(qualification);
    const met = randomLearners(units, learners);
    const rows = bitRows(units, met);
    const held = met.map(heldUnits);
    const sets = met.map((one) => criterionSet(units, one));
    const achieved = new Uint8Array(learners);
    const credits = new Uint16Array(learners);

    status(rows, learners, achieved, credits);
    const answers = Array.from(achieved, (is, at) => ({ achieved: is === 1, credits: credits[at] ?? 0, at }));
    const ours = (one: (typeof answers)[number]): unknown => ({
      achieved: one.achieved,
      credits: one.credits,
    });
    sameAnswers("Sets", answers, ours, ({ at }) => plain(sets[at] ?? new Set()));
    sameAnswers("findings", answers, ours, ({ at }) => {
      const finding = own.evaluate(held[at] ?? new Uint8Array());
      return { achieved: finding.verdict === "met", credits: finding.creditsTotal };
    });

    const [bits, ...others] = await time(
      [
        { name: "rows of bits", each: learners, run: () => status(rows, learners, achieved, credits) },
        {
          name: "a full finding for each learner",
          each: learners,
          run: () => {
            for (const one of held) own.evaluate(one);
          },
        },
        {
          name: "plain Sets and reduce",
          each: learners,
          run: () => {
            for (const one of sets) plain(one);
          },
        },
      ],
      short ? 250 : 1000,
    );
    // Milliseconds a learner, turned round: a thousand learners a millisecond are a million a second.
    const millionsASecond = (milliseconds: number): number => rounded(1 / milliseconds / 1000);
    return {
      measured: {
        name: this.name,
        unit: "million learners a second",
        median: millionsASecond(bits?.median ?? NaN),
        target: { at: "least", value: 5 },
        against: others.map(({ name, median, timesTheFirst }) => ({
          name,
          median: millionsASecond(median),
          ratio: rounded(timesTheFirst),
        })),
        also: {
          "share of learners who have achieved": rounded(achieved.reduce((a, b) => a + b, 0) / learners),
        },
      },
    };
  },
}));
