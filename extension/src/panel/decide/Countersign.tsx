import { type LoggedDecision } from "@evidence-mapper/shared/evidence-log/state";
import { type LearnerView } from "../../device/learner-view.ts";
import { useKept } from "../kept.ts";
import { dayWords } from "../parts/day-words.ts";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useRecord } from "../record.ts";
import { useServices } from "../services.ts";
import { countersigningOf } from "./standing-decisions.ts";

interface CountersignProps {
  readonly decision: LoggedDecision;
  readonly view: LearnerView;
}

/** The countersignature under a trainee's decision: there, waited for, or given here. */
export function Countersign({ decision, view }: CountersignProps) {
  const { today } = useServices();
  const { settings } = useKept();
  const { saving, record } = useRecord();
  const countersigning = countersigningOf(decision, settings, view.sameness);
  switch (countersigning.state) {
    case "not-needed":
      return null;
    case "done":
      return (
        <p>
          Countersigned by {countersigning.by}
          {countersigning.on === null ? "" : ` on ${dayWords(countersigning.on)}`}.
        </p>
      );
    case "waits":
      return <p className="quiet">{countersigning.why}</p>;
    case "can": {
      const { unit, criterion, event, on } = decision;
      const day = today();
      if (on !== null && day < on)
        return (
          <p className="error">
            The decision is dated after today. It can be countersigned from that day on.
          </p>
        );
      const sign = (): void => {
        const signature = {
          learner: view.learner.id,
          unit,
          criterion,
          about: event,
          on: day,
          note: null,
        } as const;
        void record([{ kind: "countersigned", ...signature }], "Countersigned.");
      };
      return (
        <>
          <button type="button" onClick={sign}>
            Countersign this decision as {settings.author}
          </button>
          <NotSaved saving={saving} />
        </>
      );
    }
  }
}
