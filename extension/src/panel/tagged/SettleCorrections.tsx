import { canonical } from "@evidence-mapper/shared/evidence-log/canonical";
import { type EventOf } from "@evidence-mapper/shared/evidence-log/event";
import { type Conflict } from "@evidence-mapper/shared/evidence-log/state";
import { type KeptEvent } from "../../store/store.ts";
import { dayWords } from "../parts/day-words.ts";
import { NotSaved } from "../parts/NotSaved.tsx";
import { Warning } from "../parts/states.tsx";
import { useRecord } from "../record.ts";
import { correctionDifferences } from "./correction-differences.ts";

interface SettleCorrectionsProps {
  readonly conflict: Conflict;
  /** What is corrected, for people. */
  readonly name: string;
  /** At least the learner's own. */
  readonly events: readonly KeptEvent[];
  readonly nameOf: (unit: string, criterion: string | null) => string;
}

/**
 * Corrections that contradict each other, with what each says otherwise: one of them is taken by another correction,
 * which names them all. None counts until then.
 */
export function SettleCorrections({ conflict, name, events, nameOf }: SettleCorrectionsProps) {
  const { saving, record } = useRecord();
  const corrections = events
    .map(({ event }) => event)
    .filter(
      (event): event is EventOf<"corrected"> =>
        event.kind === "corrected" && conflict.events.includes(event.id),
    );
  const differences = correctionDifferences(corrections, nameOf);
  // Who says the same as another is not asked about twice.
  const contents = corrections.map(({ content }) => canonical(content));
  const take = ({ learner, changes, content }: EventOf<"corrected">): void => {
    void record(
      [{ kind: "corrected", learner, changes, content, settles: conflict.events, note: null }],
      `The corrections of ${name} are settled.`,
    );
  };
  return (
    <Warning title={`Corrections differ: ${name}`}>
      <p>It stands as it was recorded first, and a tag does not count, until one correction is taken.</p>
      <ul className="plain">
        {corrections.map((correction, index) => (
          <li key={correction.id}>
            <strong>{correction.author}</strong>
            {correction.at === null ? "" : `, ${dayWords(correction.at.slice(0, 10))}`}
            {correction.note === null ? "" : ` (${correction.note})`}
            <dl className="kept">
              {differences.map(({ field, values }) => (
                <div key={field}>
                  <dt>{field}</dt>
                  <dd>{values[index] ?? "nothing"}</dd>
                </div>
              ))}
            </dl>
            {contents.indexOf(contents[index] ?? "") === index && (
              <button type="button" onClick={() => take(correction)}>
                Take this correction
                <span className="unseen">
                  {" "}
                  of {correction.author}: {name}
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <NotSaved saving={saving} />
    </Warning>
  );
}
