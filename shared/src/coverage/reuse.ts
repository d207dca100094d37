/**
 * Re-use of evidence: some specifications permit that evidence gathered for one criterion is offered for another
 * too (001, evidence guides of units 103, 104, 106, 107, 109 and 110). It is a permission, from one criterion to
 * another and not back, and never automatic: what is given here is offered to a person.
 */
import { type Qualification, type Unit, type UnitCriterion } from "../catalogue/catalogue.ts";
import { coverCriterion, isReached, type NeedCount } from "./criterion-coverage.ts";
import { type EvidenceClaim } from "./record.ts";

/** A criterion that an item is offered for in its own right, not by re-use: permissions do not add up. */
export interface OwnTag {
  readonly unit: string;
  readonly criterion: string;
}

export interface ReusedItem extends EvidenceClaim {
  /** Where it was seen, as the item says. */
  readonly system: string | null;
}

export interface Reuse {
  readonly unit: Unit;
  readonly criterion: UnitCriterion;
  /** The tag whose evidence may serve here. */
  readonly from: OwnTag;
  /** The specification's line. */
  readonly source: string;
  /** `false`: only evidence of another channel serves here, see `channel`. */
  readonly fits: boolean;
  readonly channel: "telephone" | null;
  /** Minimums of the criterion that this item alone does not reach. */
  readonly short: readonly NeedCount[];
}

/**
 * The criteria that the specification permits the item to be offered for as well, in the order of the
 * qualification. Criteria in `tagged` are left out, whether tagged in their own right or by re-use; each is
 * given once, where it fits before where it does not.
 *
 * @param own what the item is tagged to in its own right
 * @param tagged all that the item is tagged to
 */
export function permittedReuse(
  { units }: Qualification,
  own: readonly OwnTag[],
  tagged: readonly OwnTag[],
  item: ReusedItem,
): readonly Reuse[] {
  const taken = new Set(tagged.map(keyOf));
  const origins = new Map(own.map((tag) => [keyOf(tag), tag]));
  const found: Reuse[] = [];
  for (const unit of units) {
    for (const criterion of unit.criteria) {
      if (criterion.reuse.length === 0 || taken.has(keyOf({ unit: unit.ref, criterion: criterion.number })))
        continue;
      const permitted = criterion.reuse.flatMap((permission) => {
        const from = origins.get(keyOf(permission));
        return from === undefined
          ? []
          : [{ ...permission, from, fits: fitsChannel(permission.channel, item) }];
      });
      const best = permitted.find(({ fits }) => fits) ?? permitted[0];
      if (best === undefined) continue;
      const { from, source, fits, channel } = best;
      found.push({ unit, criterion, from, source, fits, channel, short: shortOf(criterion, item) });
    }
  }
  return found;
}

/** Only a system that says so is a telephone: what came in writing or face to face does not serve (001 L2165-2170). */
function fitsChannel(channel: "telephone" | null, { system }: ReusedItem): boolean {
  return (
    channel === null || (system !== null && /\b(?:tele)?phones?\b|\btelephony\b|\bcalls?\b/i.test(system))
  );
}

function shortOf(criterion: UnitCriterion, item: EvidenceClaim): readonly NeedCount[] {
  const { counts } = coverCriterion(criterion, { evidence: [item], decisions: [], partly: false });
  return counts.filter((count) => !isReached(count));
}

function keyOf({ unit, criterion }: OwnTag): string {
  return `${unit}:${criterion}`;
}
