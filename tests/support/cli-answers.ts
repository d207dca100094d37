/** The answers that scripts rely on. Keys may be added to them, never renamed or taken away. */
import * as z from "zod";

const verdict = z.enum(["met", "not-met", "cannot-tell"]);
const level = z.union([z.number(), z.string()]).nullable();

export const problem = z.strictObject({
  code: z.string().min(1),
  where: z.string(),
  found: z.string().min(1),
  advice: z.string().min(1),
});
const finding = z.object({ rule: z.string(), verdict, text: z.string().min(1) });

export const evaluateLine = z.object({
  id: z.union([z.string(), z.number()]),
  verdict,
  creditsTotal: z.number().nullable(),
  creditsCounted: z.number().nullable(),
  minimumAdditionalCredits: z.number().nullable(),
  completion: z.array(z.string()),
  findings: z.array(finding),
  ambiguities: z.array(z.string()),
  problems: z.array(problem).optional(),
});

export const refusedEvaluateLine = z.strictObject({
  id: z.union([z.string(), z.number()]).nullable(),
  problem,
});

export const batchLine = z.object({
  learner: z.union([z.string(), z.number()]),
  verdict,
  onCoverage: verdict,
  creditsCounted: z.number().nullable(),
  minimumAdditionalCredits: z.number().nullable(),
  openCriteria: z.number().nullable(),
  problems: z.array(problem).optional(),
});

export const refusedBatchLine = z.strictObject({
  learner: z.union([z.string(), z.number()]).nullable(),
  problem,
});

export const trackerLine = z.object({
  file: z.string(),
  qualification: z.string().nullable(),
  learners: z.number(),
  met: z.number(),
  notMet: z.number(),
  cannotTell: z.number(),
  metOnCoverage: z.number(),
  problems: z.array(problem),
});

export const refusedTrackerLine = z.strictObject({ file: z.string(), problem });

export const checkAnswer = z.object({
  tracker: z.object({
    layout: z.record(z.string(), z.unknown()),
    qualification: z.string().nullable(),
    learners: z.number(),
  }),
  learners: z.array(
    z.object({
      signOff: z.array(
        z.object({ ref: z.string(), issues: z.array(z.object({ code: z.string(), text: z.string() })) }),
      ),
      id: z.string(),
      name: z.string(),
      verdict,
      onCoverage: verdict,
      creditsCounted: z.number().nullable(),
      missing: z.array(finding),
      units: z.array(
        z.object({
          ref: z.string(),
          criteria: z.array(
            z.object({
              number: z.string(),
              state: z.enum(["open", "partly", "covered", "decided"]),
              wording: z.string().optional(),
            }),
          ),
        }),
      ),
    }),
  ),
  problems: z.array(problem),
});
export type CheckAnswer = z.infer<typeof checkAnswer>;

export const planAnswer = z.object({
  qualification: z.string(),
  ...evaluateLine.omit({ id: true, problems: true }).shape,
  claimable: z.object({ qualifications: z.array(z.string()), units: z.array(z.string()) }),
});

export const catalogueAnswer = z.object({
  qualifications: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      title: z.string(),
      awardingBody: z.string(),
      level,
      minimumCredits: z.number().nullable(),
      glh: z.unknown().refine((value) => value !== undefined),
      tqt: z.unknown().refine((value) => value !== undefined),
      units: z.array(
        z.object({
          ref: z.string(),
          number: z.string().nullable(),
          title: z.string(),
          level,
          credit: z.number().nullable(),
          glh: z.number().nullable(),
          group: z.string(),
          criteria: z.array(
            z.object({
              number: z.string(),
              verb: z.string(),
              summary: z.string(),
              parts: z.array(z.unknown()),
              needs: z.array(
                z.object({
                  count: z.number(),
                  of: z.string(),
                  distinct: z.boolean().nullable(),
                  observed: z.number().nullable(),
                }),
              ),
              reuse: z.array(z.object({ unit: z.string(), criterion: z.string() })),
            }),
          ),
        }),
      ),
      rules: z.array(z.object({ id: z.string(), kind: z.string(), source: z.string() })),
      problems: z.array(z.unknown()),
    }),
  ),
});

export const wordingAnswer = z.object({
  specification: z.string(),
  units: z.array(
    z.object({
      ref: z.string(),
      criteria: z.array(z.object({ number: z.string(), text: z.string().min(1) })),
    }),
  ),
  notFound: z.array(z.unknown()),
  unplaced: z.array(z.unknown()),
});
