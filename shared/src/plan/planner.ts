/**
 * The cheapest legal way to finish, exactly.
 *
 * A saturating knapsack: credits beyond what a rule asks for are all the same, so a table over "credits so
 * far" has a few dozen places. A group with credits of its own gets a table of its own; the tables are then
 * joined by (min, +). A barred pair is one item with two alternatives; a second axis exists only where a
 * further minimum exists. Mandatory units are fixed beforehand and dead options never enter. A held unit
 * that can only help counts at once: the tables are only as large as what is lacking.
 *
 * One number carries three wishes in order: the cost of the units to add, then how many units that is, then
 * the credits of held units that would not count. The smallest number is therefore also the counting set
 * that leaves out as little as possible.
 */
import { assert } from "../assert.ts";
import { type Block, type Structure } from "../rules/structure.ts";

const unitsStep = 1 << 7;
const costStep = 1 << 13;
/** The dearest plan that the packed number can hold. */
export const greatestCost = (1 << 18) - 2;
const never = 0x7fffffff;

/** A plan: indexes into `structure.units`. */
export interface Plan {
  /** What the added units cost, in the unit of the costs given. */
  readonly cost: number;
  /** Units to add, in the specification's order. */
  readonly add: readonly number[];
  /** Held units that count towards the award when the plan is carried out. */
  readonly counted: readonly number[];
}

/**
 * `finish(held, costs)` gives the cheapest plan.
 * `held[i]` is 1 when unit `i` is held; `costs[i]` is what adding it costs, a whole number of at least 1
 * (credits, open criteria, …), together at most `greatestCost`.
 */
export interface Planner {
  readonly structure: Structure;
  finish(held: Uint8Array, costs: Int32Array): Plan;
}

/** One choice, worked through after the layers before it: a table, and the trace that leads to each place. */
interface Layer {
  readonly choice: readonly number[];
  /**
   * The unit that counts at once when it is held: the only one, or of a pair the one that is as good as its
   * twin in every way. -1 when there is none, and below a maximum.
   */
  readonly free: number;
  readonly table: Int32Array;
  /** For each place: which option was taken (0: none, 1: first, 2: second), and where from when one was. */
  readonly from: Int16Array;
  readonly taken: Uint8Array;
}

/** One block: its tables, and what it still asks of the learner at hand. */
interface Stage {
  readonly block: Block;
  readonly layers: readonly Layer[];
  readonly start: Int32Array;
  /** The last layer's places that have enough units. */
  readonly enough: Int32Array;
  lackingCredits: number;
  lackingUnits: number;
  /** Credits beyond which nothing more can be told apart, or, below a maximum, beyond which is illegal. */
  ceiling: number;
}

/** A table over (credits, second axis). Places of more than `highest` credits are not filled. */
interface Table {
  readonly places: Int32Array;
  readonly highest: number;
}

interface Join {
  readonly places: Int32Array;
  readonly left: Int16Array;
  readonly right: Int16Array;
}

/** Prepares the tables for one qualification; every later call works in them. */
export function planner(structure: Structure): Planner {
  assert(structure.unknown.length === 0, "A plan needs the credits and levels of all units.");
  const { units, bringsSecond, fixed, blocks } = structure;
  const credit = Int32Array.from(units, (unit) => unit.credit ?? 0);
  const brings = Int32Array.from(units, (unit, index) =>
    bringsSecond[index] === true ? (unit.credit ?? 0) : 0,
  );
  const total = Math.max(0, structure.total);
  const hasOwnCredits = (block: Block): boolean => block.minimumCredits > 0 || block.maximumCredits !== null;
  const isAsGood = (a: number, b: number): boolean =>
    (credit[a] as number) >= (credit[b] as number) && (brings[a] as number) >= (brings[b] as number);
  const freeUnit = (options: readonly number[]): number =>
    options.find((one) => options.every((other) => isAsGood(one, other))) ?? -1;
  const prepare = (block: Block): Stage => stage(block, total, structure.second + 1, freeUnit);
  const ownStages = blocks.filter(hasOwnCredits).map(prepare);
  const openStages = blocks.filter((block) => !hasOwnCredits(block)).map(prepare);
  const stages = [...ownStages, ...openStages];
  const size = (total + 1) * (structure.second + 1);
  const joins = ownStages.map(() => ({
    places: new Int32Array(size),
    left: new Int16Array(size),
    right: new Int16Array(size),
  }));
  const nothingYet: Table = { places: new Int32Array(structure.second + 1).fill(never, 1), highest: 0 };
  const takes = new Int32Array(units.length);
  const isChosen = new Uint8Array(units.length);

  function finish(held: Uint8Array, costs: Int32Array): Plan {
    for (let index = 0; index < takes.length; index += 1) {
      takes[index] = held[index] === 1 ? 0 : (costs[index] as number) * costStep + unitsStep;
      isChosen[index] = 0;
    }
    for (const index of fixed) isChosen[index] = 1;
    const { reach, depth } = countFreeUnits(held);

    // Tables of groups with credits of their own, joined one after another into the running table.
    let running = nothingYet;
    for (let at = 0; at < ownStages.length; at += 1) {
      const own = ownStages[at] as Stage;
      spread(nothingYet, own, depth);
      const table = fill(own, 0, depth, held);
      const isLast = at === stages.length - 1;
      running = join(own, table, running, joins[at] as Join, { reach, depth, isLast });
    }
    // Open groups are worked straight into the running table.
    for (const own of openStages) {
      spread(running, own, depth);
      running = collapse(own, fill(own, running.highest, depth, held), depth);
    }

    const end = (reach + 1) * depth - 1;
    if (running.highest < reach || running.places[end] === never)
      throw new Error(`${structure.qualification.code} cannot be completed by any choice of units.`);
    trace(end, held);
    return settle(held, costs);
  }

  /** Chooses the held units that cost nothing and stand in no unit's way, and notes what is still lacking. */
  function countFreeUnits(held: Uint8Array): { readonly reach: number; readonly depth: number } {
    let reach = total;
    let second = structure.second;
    for (const own of stages) {
      let credits = 0;
      let count = 0;
      for (const { free } of own.layers) {
        if (free === -1 || held[free] !== 1) continue;
        isChosen[free] = 1;
        credits += credit[free] as number;
        second -= brings[free] as number;
        count += 1;
      }
      reach -= credits;
      own.lackingCredits = Math.max(0, own.block.minimumCredits - credits);
      own.lackingUnits = Math.max(0, own.block.minimumUnits - count);
    }
    reach = Math.max(0, reach);
    for (const own of stages) own.ceiling = own.block.maximumCredits ?? Math.max(reach, own.lackingCredits);
    return { reach, depth: Math.max(0, second) + 1 };
  }

  /**
   * Works through a stage's choices, one layer after another.
   * A place is ((credits × depth) + second axis) × (lacking units + 1) + units, each saturated.
   */
  function fill(own: Stage, startHighest: number, depth: number, held: Uint8Array): Table {
    const { layers, ceiling, lackingUnits } = own;
    const mayExceed = own.block.maximumCredits === null;
    const perUnit = lackingUnits + 1;
    const row = depth * perUnit;
    let before = own.start;
    let highest = startHighest;
    for (const { choice, free, table, from, taken } of layers) {
      if (free !== -1 && held[free] === 1) continue;
      let surplus = 0;
      let dearest = 0;
      for (const index of choice) {
        const worth = credit[index] as number;
        if (held[index] === 1) surplus += worth;
        if (worth > dearest) dearest = worth;
      }
      const reached = highest + dearest < ceiling ? highest + dearest : ceiling;
      // Leaving the choice out comes first: on equal cost, a later unit does not replace an earlier one.
      const filled = (highest + 1) * row;
      const widened = (reached + 1) * row;
      for (let place = 0; place < filled; place += 1) {
        const value = before[place] as number;
        table[place] = value === never ? never : value + surplus;
        taken[place] = 0;
      }
      for (let place = filled; place < widened; place += 1) {
        table[place] = never;
        taken[place] = 0;
      }
      for (let option = 0; option < choice.length; option += 1) {
        const index = choice[option] as number;
        const worth = credit[index] as number;
        const second = brings[index] as number;
        const price = (takes[index] as number) + surplus - (held[index] === 1 ? worth : 0);
        const last = mayExceed || ceiling - worth > highest ? highest : ceiling - worth;
        if (row === 1) {
          // Only credits are asked for, as in most awards: the same as below with one place for each.
          for (let place = 0; place <= last; place += 1) {
            const value = before[place] as number;
            if (value === never) continue;
            const end = place + worth < ceiling ? place + worth : ceiling;
            if (value + price < (table[end] as number)) {
              table[end] = value + price;
              from[end] = place;
              taken[end] = option + 1;
            }
          }
          continue;
        }
        for (let credits = 0, place = 0; credits <= last; credits += 1) {
          const base = (credits + worth < ceiling ? credits + worth : ceiling) * row;
          for (let at = 0; at < depth; at += 1) {
            const target = base + (at + second < depth ? at + second : depth - 1) * perUnit;
            for (let units = 0; units < perUnit; units += 1, place += 1) {
              const value = before[place] as number;
              if (value === never) continue;
              const end = target + (units < lackingUnits ? units + 1 : lackingUnits);
              if (value + price < (table[end] as number)) {
                table[end] = value + price;
                from[end] = place;
                taken[end] = option + 1;
              }
            }
          }
        }
      }
      before = table;
      highest = reached;
    }
    return { places: before, highest };
  }

  function trace(end: number, held: Uint8Array): void {
    let place = end;
    for (let at = openStages.length - 1; at >= 0; at -= 1) {
      const own = openStages[at] as Stage;
      const perUnit = own.lackingUnits + 1;
      place = Math.floor(unwind(own, place * perUnit + own.lackingUnits, held) / perUnit);
    }
    for (let at = joins.length - 1; at >= 0; at -= 1) {
      const { left, right } = joins[at] as Join;
      unwind(ownStages[at] as Stage, right[place] as number, held);
      place = left[place] as number;
    }
  }

  /** Follows a stage's trace back from a place, chooses the units taken and returns the place it began at. */
  function unwind(own: Stage, end: number, held: Uint8Array): number {
    let place = end;
    for (let at = own.layers.length - 1; at >= 0; at -= 1) {
      const { choice, free, from, taken } = own.layers[at] as Layer;
      if (free !== -1 && held[free] === 1) continue;
      const option = taken[place] as number;
      if (option > 0) {
        isChosen[choice[option - 1] as number] = 1;
        place = from[place] as number;
      }
    }
    return place;
  }

  function settle(held: Uint8Array, costs: Int32Array): Plan {
    const add: number[] = [];
    const counted: number[] = [];
    let cost = 0;
    for (let index = 0; index < isChosen.length; index += 1) {
      if (isChosen[index] === 0) continue;
      if (held[index] === 1) counted.push(index);
      else {
        add.push(index);
        cost += costs[index] as number;
      }
    }
    return { cost, add, counted };
  }

  return { structure, finish };
}

/** A stage with tables large enough for a learner who holds nothing. */
function stage(
  block: Block,
  total: number,
  depth: number,
  freeUnit: (options: readonly number[]) => number,
): Stage {
  const ceiling = block.maximumCredits ?? Math.max(total, block.minimumCredits);
  const places = (ceiling + 1) * depth * (block.minimumUnits + 1);
  assert(places <= 0x7fff, "A group's table is too large.");
  return {
    block,
    // In the specification's order: on equal cost, the units that it lists first are chosen.
    layers: block.choices.map(({ options }) => ({
      choice: options,
      free: block.maximumCredits === null ? freeUnit(options) : -1,
      table: new Int32Array(places),
      from: new Int16Array(places),
      taken: new Uint8Array(places),
    })),
    start: new Int32Array(places),
    enough: new Int32Array((ceiling + 1) * depth),
    lackingCredits: 0,
    lackingUnits: 0,
    ceiling,
  };
}

/** Puts a table at the start of a stage, where no unit of the stage is chosen yet. */
function spread({ places, highest }: Table, { start, lackingUnits }: Stage, depth: number): void {
  const perUnit = lackingUnits + 1;
  const filled = (highest + 1) * depth;
  for (let place = 0, at = 0; place < filled; place += 1) {
    start[at] = places[place] as number;
    at += 1;
    for (let units = 1; units < perUnit; units += 1, at += 1) start[at] = never;
  }
}

/** Keeps of a stage's last table the places where its number of units is reached. */
function collapse({ enough, lackingUnits }: Stage, table: Table, depth: number): Table {
  if (lackingUnits === 0) return table;
  const filled = (table.highest + 1) * depth;
  for (let place = 0; place < filled; place += 1)
    enough[place] = table.places[place * (lackingUnits + 1) + lackingUnits] as number;
  return { places: enough, highest: table.highest };
}

/** Joins a block's table into the running one: every pair of places, credits added and saturated. */
function join(
  { lackingCredits }: Stage,
  mine: Table,
  running: Table,
  { places, left, right }: Join,
  { reach, depth, isLast }: { readonly reach: number; readonly depth: number; readonly isLast: boolean },
): Table {
  const highest = Math.min(reach, mine.highest + running.highest);
  for (let place = (highest + 1) * depth - 1; place >= 0; place -= 1) places[place] = never;
  for (let credits = lackingCredits, place = credits * depth; credits <= mine.highest; credits += 1) {
    for (let second = 0; second < depth; second += 1, place += 1) {
      const value = mine.places[place] as number;
      if (value === never) continue;
      // Of the last table only the last place is asked for.
      const least = isLast && reach > credits ? reach - credits : 0;
      for (
        let otherCredits = least, other = least * depth;
        otherCredits <= running.highest;
        otherCredits += 1
      ) {
        const both = credits + otherCredits;
        const base = (both < reach ? both : reach) * depth;
        for (let otherSecond = 0; otherSecond < depth; otherSecond += 1, other += 1) {
          const otherValue = running.places[other] as number;
          if (otherValue === never) continue;
          const seconds = second + otherSecond;
          const target = base + (seconds < depth ? seconds : depth - 1);
          if (value + otherValue < (places[target] as number)) {
            places[target] = value + otherValue;
            left[target] = other;
            right[target] = place;
          }
        }
      }
    }
  }
  return { places, highest };
}
