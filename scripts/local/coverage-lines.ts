import { execFile } from "node:child_process";
import { join } from "node:path";
import * as z from "zod";
import { findQualification } from "../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import { qualificationName } from "../../shared/src/rules/sentences.ts";

const report = z.object({
  tracker: z.object({ qualification: z.string().nullable() }),
  learners: z.array(z.object({ name: z.string(), verdict: z.string(), onCoverage: z.string() })),
  problems: z.array(z.unknown()),
});

/** How the tracker stands, by the same check as `npx evidence-mapper check`. */
export async function coverageLines(root: string, file: string): Promise<readonly string[]> {
  const output = await new Promise<string>((done) => {
    execFile(
      process.execPath,
      [join(root, "apps-script/cli/bin/evidence-mapper.js"), "check", file, "--json"],
      { maxBuffer: 1 << 28 },
      (_, text) => done(text),
    );
  });
  const parsed = report.safeParse(jsonOf(output));
  if (!parsed.success) return ["The tracker could not be checked yet: open it and choose Check this sheet."];
  const { tracker, learners, problems } = parsed.data;
  const decided = learners.filter(({ verdict }) => verdict === "met").length;
  const covered = learners.filter(({ onCoverage }) => onCoverage === "met").length;
  return [
    `${learners.length === 1 ? "1 learner" : `${learners.length} learners`}${tracker.qualification === null ? "" : `, ${titleOf(tracker.qualification)}`}`,
    `${decided} ${decided === 1 ? "has" : "have"} achieved the award by the assessor's decisions.`,
    `${covered} would, if everything that evidence covers were decided.`,
    problems.length === 0
      ? "Nothing odd was found."
      : `${problems.length === 1 ? "1 place needs" : `${problems.length} places need`} a look: choose Check this sheet in the menu.`,
  ];
}

function titleOf(code: string): string {
  const found = findQualification(catalogue, code);
  return found === undefined ? code : qualificationName(found);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
