import { type Problem } from "@evidence-mapper/shared/problem";
import { Warning } from "./states.tsx";

/** Faults in what is kept: what was found and what to do. Nothing at all when there are none. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Warning
      title={problems.length === 1 ? "One entry needs a look" : `${problems.length} entries need a look`}
    >
      <ul>
        {problems.map(({ code, where, found, advice }) => (
          <li key={`${code} ${where} ${found}`}>
            {found} {advice}
          </li>
        ))}
      </ul>
    </Warning>
  );
}
