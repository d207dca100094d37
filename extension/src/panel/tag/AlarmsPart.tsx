import { type ClaimAlarm } from "@evidence-mapper/shared/coverage/claim-alarms";
import { Warning } from "../parts/states.tsx";

interface AlarmsPartProps {
  readonly alarms: readonly ClaimAlarm[];
  readonly nameOf: (learner: string) => string;
  /** Tags go to the item that is kept already. */
  readonly joins: boolean;
  /** `null` where there is no choice: a quotation is an item of its own. */
  readonly onAnother: ((another: boolean) => void) | null;
}

/** Worth a second look before saving; nothing of it is forbidden. */
export function AlarmsPart({ alarms, nameOf, joins, onAnother }: AlarmsPartProps) {
  return alarms.map((alarm) => {
    switch (alarm.kind) {
      case "many-criteria":
        return (
          <Warning key={alarm.kind} title={`One item for ${alarm.criteria} criteria`}>
            <p>That is more than one occasion usually shows. Keep those that it truly supports.</p>
          </Warning>
        );
      case "kept-already":
        return (
          <Warning key={`${alarm.kind} ${alarm.learner}`} title={`Kept already for ${nameOf(alarm.learner)}`}>
            <p>
              {joins
                ? "The new tags are added to the item that is kept, with its method and date, so that it counts as one occasion."
                : "This will be another item. If it is the same occasion, name the same customer in both, so that it counts once."}
            </p>
            {onAnother !== null && (
              <label className="choice">
                <input
                  type="checkbox"
                  checked={!joins}
                  onChange={({ target }) => onAnother(target.checked)}
                />
                <span>Keep it as another item</span>
              </label>
            )}
          </Warning>
        );
      case "other-learners":
        return (
          <Warning key={alarm.kind} title={`The same message for ${listOf(alarm.learners.map(nameOf))}`}>
            <p>Make sure that it shows the own work of each of them.</p>
          </Warning>
        );
    }
  });
}

function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
