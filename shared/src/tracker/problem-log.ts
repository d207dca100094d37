/** Collects problems; of many alike in one tab the first are listed and the rest are counted. */
import { type Problem } from "../problem.ts";

export interface ProblemLog {
  readonly add: (problem: Problem, alike?: string) => void;
  readonly all: () => readonly Problem[];
}

const listed = 20;

export function problemLog(): ProblemLog {
  const groups = new Map<string, { problems: Problem[]; count: number; lastWhere: string }>();
  let last: Problem = { code: "", where: "", found: "", advice: "" };
  return {
    add: (problem, alike = "") => {
      // A cell that claims several criteria is met once for each of them.
      if (last.code === problem.code && last.where === problem.where && last.found === problem.found) return;
      last = problem;
      const key = `${problem.code}\u0000${alike}`;
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { problems: [problem], count: 1, lastWhere: problem.where });
        return;
      }
      group.count += 1;
      group.lastWhere = problem.where;
      if (group.problems.length < listed) group.problems.push(problem);
    },
    all: () =>
      [...groups.values()].flatMap(({ problems, count, lastWhere }) => {
        const [first] = problems;
        if (first === undefined || count <= problems.length) return problems;
        const rest = {
          code: first.code,
          where: lastWhere,
          found: `${count - problems.length} more cells like the ${problems.length} above, the last of them here.`,
          advice: first.advice,
        };
        return [...problems, rest];
      }),
  };
}
