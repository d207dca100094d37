/** Where an item with its tags stands on its way to the centre's tracker: as far as the part that is furthest behind. */
import { type LoggedItem } from "@evidence-mapper/shared/evidence-log/state";
import { type Standing } from "../store/store.ts";

const order = { refused: 0, "on-device": 1, "in-tracker": 2 } as const;

export function itemStanding(
  { event, tags }: LoggedItem,
  standings: ReadonlyMap<string, Standing>,
): Standing {
  let worst: Standing = { state: "in-tracker" };
  for (const id of [event, ...tags.map((tag) => tag.event)]) {
    const standing = standings.get(id);
    if (standing !== undefined && order[standing.state] < order[worst.state]) worst = standing;
  }
  return worst;
}
