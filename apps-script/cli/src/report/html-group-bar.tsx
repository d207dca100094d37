/** Credits as a bar with its minimum and maximum marked. The sentence beside it says the same in words. */
import { type ReactNode } from "react";
import { type BarFigures, barScale } from "@evidence-mapper/shared/report/bar-scale";

const width = 300;

/** The stripes of "covered"; once on the page, used by every bar. */
export function BarPattern(): ReactNode {
  return (
    <svg width="0" height="0" aria-hidden="true" className="hidden">
      <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" />
        <path d="M0 0V6" />
      </pattern>
    </svg>
  );
}

export function CreditBar(figures: BarFigures): ReactNode {
  const { decided, covered, minimum, maximum } = figures;
  const scale = barScale(figures);
  const at = (value: number): number => 1 + Math.round((value / scale) * width);
  return (
    <svg className="bar" viewBox={`0 0 ${width + 6} ${maximum === null ? 33 : 42}`} aria-hidden="true">
      <rect className="t" x="1" width={width} />
      {decided > 0 ? <rect className="f" x="1" width={at(decided) - 1} /> : null}
      {covered > decided ? <rect className="g" x={at(decided)} width={at(covered) - at(decided)} /> : null}
      {minimum === null ? null : <Bound at={at(minimum)} text={`at least ${minimum}`} above />}
      {maximum === null ? null : <Bound at={at(maximum)} text={`at most ${maximum}`} above={false} />}
    </svg>
  );
}

function Bound({
  at,
  text,
  above,
}: {
  readonly at: number;
  readonly text: string;
  readonly above: boolean;
}): ReactNode {
  const isRight = at > width / 2;
  return (
    <>
      <path d={above ? `M${at} 2V31` : `M${at} 11V40`} />
      <text x={isRight ? at - 4 : at + 4} y={above ? 10 : 40} textAnchor={isRight ? "end" : undefined}>
        {text}
      </text>
    </>
  );
}
