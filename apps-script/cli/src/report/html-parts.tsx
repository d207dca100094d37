/** Small parts of the report page that several of its sections use. */
import { type ReactNode } from "react";
import { type Verdict } from "@evidence-mapper/shared/rules/finding";
import { coverageVerdictName, verdictName } from "@evidence-mapper/shared/rules/sentences";

/** The award by decisions: solid when it is achieved. */
export function DecisionBadge({ verdict }: { readonly verdict: Verdict }): ReactNode {
  return <span className={`badge ${badgeClass(verdict, "decided")}`}>{verdictName(verdict)}</span>;
}

/** The award by coverage: striped and dashed, never the look of a decision. */
export function CoverageBadge({ verdict }: { readonly verdict: Verdict }): ReactNode {
  return <span className={`badge ${badgeClass(verdict, "covered")}`}>{coverageVerdictName(verdict)}</span>;
}

function badgeClass(verdict: Verdict, met: "decided" | "covered"): string {
  return verdict === "met" ? met : verdict === "not-met" ? "not" : "doubt";
}

/** A list of sentences under a heading; nothing when there are none. */
export function Told({
  title,
  sentences,
}: {
  readonly title: string;
  readonly sentences: readonly string[];
}): ReactNode {
  if (sentences.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {sentences.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

/** A cell's name such as `Tracker!C5`. */
export function CellName({ where }: { readonly where: string }): ReactNode {
  return <span className="cell">{where}</span>;
}

/** A part of the page with its own heading, named for screen readers by it. */
export function Part({
  id,
  title,
  children,
  className,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
}): ReactNode {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={className}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  );
}
