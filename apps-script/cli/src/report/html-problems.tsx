/** Every problem with its cell and advice; the same advice is said once for all its cells. */
import { type ReactNode } from "react";
import { type Problem } from "@evidence-mapper/shared/problem";
import { CellName, Part } from "./html-parts.tsx";
import { plainText } from "@evidence-mapper/shared/report/plain-text";

/** More cells than this are folded away. */
const cellsAtOnce = 12;

export function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  const byAdvice = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.code}\n${problem.advice}`;
    const same = byAdvice.get(key);
    if (same === undefined) byAdvice.set(key, [problem]);
    else same.push(problem);
  }
  return (
    <Part id="problems" title={problems.length === 0 ? "Problems" : `Problems (${problems.length})`}>
      {problems.length === 0 ? (
        <p>None: every cell could be read.</p>
      ) : (
        <ul className="problems">
          {[...byAdvice.values()].map((same, index) => (
            <li key={index}>
              {same.length <= cellsAtOnce ? (
                <Cells problems={same} />
              ) : (
                <>
                  <Cells problems={same.slice(0, 3)} />
                  <details>
                    <summary>{same.length - 3} more of the same kind</summary>
                    <Cells problems={same.slice(3)} />
                  </details>
                </>
              )}
              <p>
                <strong>What to do:</strong> {plainText(same[0]?.advice ?? "")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Cells({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  return (
    <ul className="plain">
      {problems.map(({ where, found }, index) => (
        <li key={index}>
          {where === "" ? "The whole file" : <CellName where={plainText(where)} />} {plainText(found)}
        </li>
      ))}
    </ul>
  );
}
