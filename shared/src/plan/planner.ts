/**
 * The cheapest legal way to finish, exactly.
 *
 * A saturating knapsack: credits beyond what a rule asks for are all the same, so a table over "credits so
 * far" has a few dozen places. A group with credits of its own gets a table of its own; the tables are then
 * joined by (min, +). A barred pair is one item with two alternatives; a second axis exists only where a
 * further minimum exists. Mandatory units are fixed beforehand, dead options never enter.
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

/** A table over (credits, second axis, units of the block) and the trace that leads to each place. */
interface Layer {
  readonly choice: readonly number[];
  readonly table: Int32Array;
  /** For each place: which option was taken (0: none, 1: first, 2: second), and where from when one was. */
  readonly from: Int16Array;
  readonly taken: Uint8Array;
}

interface Stage {
  readonly layers: readonly Layer[];
  readonly start: Int32Array;
  /** The most credits that a place of `start` may hold. */
  readonly startHighest: number;
  readonly width: number;
  readonly depth: number;
  /** Credits of units beyond which nothing more can be told apart; `null` bounds when exceeding is illegal. */
  readonly ceiling: number;
  readonly mayExceed: boolean;
  readonly minimumCredits: number;
  readonly minimumUnits: number;
}

/** Prepares the tables for one qualification; every later call works in them without allocating more. */
export function planner(structure: Structure): Planner {
  assert(structure.unknown.length === 0, "A plan needs the credits and levels of all units.");
  const { units, total, second, bringsSecond, fixed, blocks } = structure;
  const credit = Int32Array.from(units, (unit) => unit.credit ?? 0);
  const brings = Int32Array.from(units, (unit, index) =>
    bringsSecond[index] === true ? (unit.credit ?? 0) : 0,
  );
  const reach = Math.max(0, total);
  const width = reach + 1;
  const depth = second + 1;
  const bounded = blocks.filter((block) => block.minimumCredits > 0 || block.maximumCredits !== null);
  const open = blocks.filter((block) => !bounded.includes(block));

  const ownStages = bounded.map((block) => {
    const ceiling = block.maximumCredits ?? Math.max(reach, block.minimumCredits);
    return stage(block, { ceiling, startHighest: 0 }, block.maximumCredits === null, depth);
  });
  const openStages = open.map((block, at) =>
    stage(block, { ceiling: reach, startHighest: ownStages.length + at === 0 ? 0 : reach }, true, depth),
  );
  const size = width * depth;
  const joins = ownStages.map(() => ({
    table: new Int32Array(size),
    left: new Int16Array(size),
    right: new Int16Array(size),
  }));
  const untouched = new Int32Array(size).fill(never);
  untouched[0] = 0;
  const takes = new Int32Array(units.length);

  function finish(held: Uint8Array, costs: Int32Array): Plan {
    for (let index = 0; index < takes.length; index += 1) {
      takes[index] = held[index] === 1 ? 0 : (costs[index] as number) * costStep + unitsStep;
    }
    // Tables of groups with credits of their own, joined one after another into the running table.
    let running: Int32Array = untouched;
    for (let at = 0; at < ownStages.length; at += 1) {
      const own = ownStages[at] as Stage;
      own.start.fill(never);
      own.start[0] = 0;
      fill(own, held, takes, credit, brings);
      join(own, running, joins[at] as (typeof joins)[number], width, depth);
      running = (joins[at] as (typeof joins)[number]).table;
    }
    // Open groups are worked straight into the running table.
    for (const own of openStages) {
      own.start.fill(never);
      spread(running, own);
      fill(own, held, takes, credit, brings);
      running = collapse(own);
    }

    const end = size - 1;
    if (running[end] === never)
      throw new Error(`${structure.qualification.code} cannot be completed by any choice of units.`);
    const chosen: number[] = fixed.slice();
    trace(end, chosen);
    return settle(chosen, held, costs);
  }

  function trace(end: number, chosen: number[]): void {
    let place = end;
    for (let at = openStages.length - 1; at >= 0; at -= 1) {
      const own = openStages[at] as Stage;
      const perUnit = own.minimumUnits + 1;
      place = Math.floor(unwind(own, place * perUnit + own.minimumUnits, chosen) / perUnit);
    }
    for (let at = joins.length - 1; at >= 0; at -= 1) {
      const { left, right } = joins[at] as (typeof joins)[number];
      unwind(ownStages[at] as Stage, right[place] as number, chosen);
      place = left[place] as number;
    }
  }

  function settle(chosen: number[], held: Uint8Array, costs: Int32Array): Plan {
    chosen.sort((a, b) => a - b);
    const add: number[] = [];
    const counted: number[] = [];
    let cost = 0;
    for (const index of chosen) {
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

function stage(
  block: Block,
  { ceiling, startHighest }: { readonly ceiling: number; readonly startHighest: number },
  mayExceed: boolean,
  depth: number,
): Stage {
  const places = (ceiling + 1) * depth * (block.minimumUnits + 1);
  assert(places <= 0x7fff, "A group's table is too large.");
  return {
    // The last unit first: then, on equal cost, the units that the specification lists first are chosen.
    layers: [...block.choices].reverse().map(({ options }) => ({
      choice: options,
      table: new Int32Array(places),
      from: new Int16Array(places),
      taken: new Uint8Array(places),
    })),
    start: new Int32Array(places),
    startHighest,
    width: ceiling + 1,
    depth,
    ceiling,
    mayExceed,
    minimumCredits: block.minimumCredits,
    minimumUnits: block.minimumUnits,
  };
}

/** Works through a stage's choices, one layer after another. A place is ((credits × depth) + second) × units. */
function fill(own: Stage, held: Uint8Array, takes: Int32Array, credit: Int32Array, brings: Int32Array): void {
  const { layers, depth, ceiling, mayExceed, minimumUnits } = own;
  const perUnit = minimumUnits + 1;
  const row = depth * perUnit;
  let before = own.start;
  let highest = own.startHighest;
  for (const { choice, table, from, taken } of layers) {
    let surplus = 0;
    let dearest = 0;
    for (const index of choice) {
      const worth = credit[index] as number;
      if (held[index] === 1) surplus += worth;
      if (worth > dearest) dearest = worth;
    }
    const reached = highest + dearest < ceiling ? highest + dearest : ceiling;
    // Leaving the choice out comes first, so that on equal cost a later unit gives way to an earlier one.
    const filled = (highest + 1) * row;
    const widened = (reached + 1) * row;
    for (let place = 0; place < filled; place += 1) {
      const value = before[place] as number;
      table[place] = value === never ? never : value + surplus;
    }
    if (widened > filled) table.fill(never, filled, widened);
    taken.fill(0, 0, widened);
    for (let option = 0; option < choice.length; option += 1) {
      const index = choice[option] as number;
      const worth = credit[index] as number;
      const second = brings[index] as number;
      const price = (takes[index] as number) + surplus - (held[index] === 1 ? worth : 0);
      const last = mayExceed || ceiling - worth > highest ? highest : ceiling - worth;
      for (let credits = 0, place = 0; credits <= last; credits += 1) {
        const base = (credits + worth < ceiling ? credits + worth : ceiling) * row;
        for (let at = 0; at < depth; at += 1) {
          const target = base + (at + second < depth ? at + second : depth - 1) * perUnit;
          for (let units = 0; units < perUnit; units += 1, place += 1) {
            const value = before[place] as number;
            if (value === never) continue;
            const end = target + (units < minimumUnits ? units + 1 : minimumUnits);
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
  for (let place = (highest + 1) * row; place < before.length; place += 1) before[place] = never;
}

/** The last layer of a stage. */
function result({ layers, start }: Stage): Int32Array {
  return layers.length === 0 ? start : (layers[layers.length - 1] as Layer).table;
}

/** Puts a running table at the start of an open stage, where no unit of the stage is chosen yet. */
function spread(running: Int32Array, own: Stage): void {
  const perUnit = own.minimumUnits + 1;
  for (let place = 0; place < running.length; place += 1)
    own.start[place * perUnit] = running[place] as number;
}

/** Keeps of an open stage the places where its number of units is reached. */
function collapse(own: Stage): Int32Array {
  const table = result(own);
  if (own.minimumUnits === 0) return table;
  const perUnit = own.minimumUnits + 1;
  const kept = new Int32Array(table.length / perUnit);
  for (let place = 0; place < kept.length; place += 1)
    kept[place] = table[place * perUnit + own.minimumUnits] as number;
  return kept;
}

/** Joins a group's table into the running one: every pair of places, credits added and saturated. */
function join(
  own: Stage,
  running: Int32Array,
  into: { readonly table: Int32Array; readonly left: Int16Array; readonly right: Int16Array },
  width: number,
  depth: number,
): void {
  const { table, left, right } = into;
  table.fill(never);
  const mine = result(own);
  for (let credits = own.minimumCredits, place = credits * depth; credits < own.width; credits += 1) {
    for (let second = 0; second < depth; second += 1, place += 1) {
      const value = mine[place] as number;
      if (value === never) continue;
      for (let otherCredits = 0, other = 0; otherCredits < width; otherCredits += 1) {
        const both = credits + otherCredits;
        const base = (both < width ? both : width - 1) * depth;
        for (let otherSecond = 0; otherSecond < depth; otherSecond += 1, other += 1) {
          const otherValue = running[other] as number;
          if (otherValue === never) continue;
          const seconds = second + otherSecond;
          const target = base + (seconds < depth ? seconds : depth - 1);
          if (value + otherValue < (table[target] as number)) {
            table[target] = value + otherValue;
            left[target] = other;
            right[target] = place;
          }
        }
      }
    }
  }
}

/** Follows a stage's trace back from a place; notes the units taken and returns the place it began at. */
function unwind(own: Stage, end: number, chosen: number[]): number {
  let place = end;
  for (let at = own.layers.length - 1; at >= 0; at -= 1) {
    const { choice, from, taken } = own.layers[at] as Layer;
    const option = taken[place] as number;
    if (option > 0) {
      chosen.push(choice[option - 1] as number);
      place = from[place] as number;
    }
  }
  return place;
}
