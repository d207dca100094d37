import { type LoggedItem } from "@evidence-mapper/shared/evidence-log/state";
import { unitNames } from "@evidence-mapper/shared/evidence-log/unit-names";
import { useState } from "react";
import { itemStanding } from "../../device/item-standing.ts";
import { type LearnerView } from "../../device/learner-view.ts";
import { dayWords } from "../parts/day-words.ts";
import { Field } from "../parts/Field.tsx";
import { OfLearner } from "../parts/OfLearner.tsx";
import { ScreenTitle } from "../parts/ScreenTitle.tsx";
import { Empty } from "../parts/states.tsx";
import { ItemDetails } from "./ItemDetails.tsx";
import { searchItems } from "./search-items.ts";
import { StandingWords } from "./StandingWords.tsx";

/** Everything that is tagged for a learner: to search, to put right and to take back. */
export function TaggedScreen() {
  return (
    <>
      <ScreenTitle>Everything tagged</ScreenTitle>
      <OfLearner>{(view) => <Items view={view} />}</OfLearner>
    </>
  );
}

function Items({ view }: { readonly view: LearnerView }) {
  const [typed, setTyped] = useState("");
  const { nameOf } = unitNames(view.qualification?.units ?? []);
  const name = (unit: string, criterion: string | null): string => nameOf({ unit, criterion });
  const found = searchItems(view.log.items, typed, name);
  if (view.log.items.length === 0) {
    return (
      <Empty title="Nothing is tagged yet">
        <p>Open a message or a record, press the Evidence Mapper button, and tag it.</p>
      </Empty>
    );
  }
  return (
    <>
      <Field
        label="Search"
        hint="Words of the title, the place, the kept words or a criterion such as 106 1.2"
      >
        {(control) => (
          <input
            {...control}
            type="search"
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <p className="quiet" role="status">
        {countWords(found.length, view.log.items.length)}
      </p>
      <ul className="plain">
        {found.map((item) => (
          <li key={item.event}>
            <Item item={item} view={view} nameOf={name} />
          </li>
        ))}
      </ul>
    </>
  );
}

function countWords(found: number, all: number): string {
  const items = all === 1 ? "1 item" : `${all} items`;
  return found === all ? items : `${found} of ${items}`;
}

interface ItemProps {
  readonly item: LoggedItem;
  readonly view: LearnerView;
  readonly nameOf: (unit: string, criterion: string | null) => string;
}

function Item({ item, view, nameOf }: ItemProps) {
  const [open, setOpen] = useState(false);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span>
          <strong>{item.label === null ? item.title : `${item.label} ${item.title}`}</strong>
          <br />
          <span className="quiet small">
            {item.tags.length === 0
              ? "no criterion"
              : item.tags.map(({ unit, criterion }) => nameOf(unit, criterion)).join(", ")}
            {item.seenOn === null ? "" : `, seen on ${dayWords(item.seenOn)}`}
            {item.system === null ? "" : `, ${item.system}`}
          </span>{" "}
          <StandingWords standing={itemStanding(item, view.standings)} />
          {(item.disputed || item.tags.some(({ disputed }) => disputed)) && (
            <strong className="error small"> Corrections differ: open it and settle them</strong>
          )}
        </span>
      </summary>
      {open && <ItemDetails item={item} view={view} nameOf={nameOf} />}
    </details>
  );
}
