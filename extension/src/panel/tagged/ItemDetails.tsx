import { type LoggedItem, type LoggedTag } from "@evidence-mapper/shared/evidence-log/state";
import { type LearnerView } from "../../device/learner-view.ts";
import { standingCorrections } from "../../device/standing-corrections.ts";
import { dayWords } from "../parts/day-words.ts";
import { CorrectForm } from "./CorrectForm.tsx";
import { FindAgain } from "./FindAgain.tsx";
import { SettleCorrections } from "./SettleCorrections.tsx";
import { TakeBack } from "./TakeBack.tsx";

interface ItemDetailsProps {
  readonly item: LoggedItem;
  readonly view: LearnerView;
  readonly nameOf: (unit: string, criterion: string | null) => string;
}

/** All that is kept of one item, word for word, and what can be done with it. */
export function ItemDetails({ item, view, nameOf }: ItemDetailsProps) {
  const learner = view.learner.id;
  const names = new Map([
    [item.event, `“${item.title}”`],
    ...item.tags.map((tag) => [tag.event, `the tag ${nameOf(tag.unit, tag.criterion)}`] as const),
  ]);
  return (
    <>
      {view.log.conflicts.map((conflict) => {
        const name = conflict.changes === null ? undefined : names.get(conflict.changes);
        return name === undefined ? null : (
          <SettleCorrections
            key={conflict.events.join(" ")}
            conflict={conflict}
            name={name}
            events={view.events}
            nameOf={nameOf}
          />
        );
      })}
      <dl className="kept">
        <Kept name="Stays at" value={item.location} />
        <Kept name="Its id there" value={item.identity === item.location ? null : item.identity} />
        <Kept name="Method" value={item.method?.replaceAll("-", " ") ?? null} />
        <Kept name="Setting" value={item.setting?.replaceAll("-", " ") ?? null} />
        <Kept
          name="Witness"
          value={
            item.witness === null ? null : [item.witness.name, item.witness.role].filter(Boolean).join(", ")
          }
        />
        <Kept name="Language" value={item.language} />
        <Kept name="Adviser on prior learning" value={item.adviser} />
        <Kept name="Words kept" value={item.quote?.exact ?? null} />
        <Kept
          name="Recorded by"
          value={item.at === null ? item.by : `${item.by}, ${dayWords(item.at.slice(0, 10))}`}
        />
      </dl>
      <FindAgain item={item} />
      {item.tags.length > 0 && (
        <>
          <h2>Its criteria</h2>
          <p className="hint">
            To change a criterion or its customers: take the tag back, then open the item&apos;s page and tag
            it anew. The item is kept once.
          </p>
          <ul className="plain">
            {item.tags.map((tag) => (
              <li key={tag.event}>
                <strong>{nameOf(tag.unit, tag.criterion)}</strong>
                {instanceWords(tag)}
                <TakeBack
                  what="tagged"
                  changes={tag.event}
                  learner={learner}
                  label={`Take ${nameOf(tag.unit, tag.criterion)} back`}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {/* Closed and filled in anew once a correction stands. */}
      <CorrectForm key={standingCorrections(view, item.event).join(" ")} item={item} view={view} />
      <TakeBack what="captured" changes={item.event} learner={learner} label="Take the whole item back" />
    </>
  );
}

function Kept({ name, value }: { readonly name: string; readonly value: string | null }) {
  return value === null ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function instanceWords({ instances }: LoggedTag): string {
  if (instances === null) return "";
  return `: ${instances.map(({ name, observed }) => (observed ? `${name} (observed)` : name)).join(", ")}`;
}
