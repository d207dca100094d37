/**
 * Who of a whole cohort has achieved the award, from rows of bits: a quick answer for tables of thousands
 * of learners, the same as the full finding's and without its reasons.
 */
import { assert } from "../assert.ts";
import { type Unit } from "../catalogue/catalogue.ts";
import { type Block, type Structure } from "../rules/structure.ts";

const wordBits = 32;

/** Where each unit's criteria stand in a learner's row: bit `i` of word `first` is the unit's criterion `i`. */
export interface RowLayout {
  readonly words: number;
  readonly first: readonly number[];
}

export interface Cohort {
  readonly layout: RowLayout;
  /**
   * Fills `achieved[i]` with 1 or 0 and `credits[i]` with the credits of the learner's whole units, for
   * `learners` rows of `layout.words` words each. A unit is held when all bits of its criteria are set; a
   * unit whose criteria are not known is never held.
   */
  status(rows: Uint32Array, learners: number, achieved: Uint8Array, credits: Uint16Array): void;
}

/** One 32-bit word holds a unit of up to 32 criteria; a larger unit takes as many words as it needs. */
export function rowLayout(units: readonly Unit[]): RowLayout {
  let words = 0;
  const first = units.map(({ criteria }) => {
    const start = words;
    words += Math.max(1, Math.ceil(criteria.length / wordBits));
    return start;
  });
  return { words, first };
}

/** Needs the credits and levels of all units. */
export function cohort(structure: Structure): Cohort {
  assert(structure.unknown.length === 0, "A cohort's status needs the credits and levels of all units.");
  const { units, fixed, blocks, bringsSecond } = structure;
  const total = Math.max(0, structure.total);
  const second = structure.second;
  const layout = rowLayout(units);
  const credit = Int32Array.from(units, (unit) => unit.credit ?? 0);
  const brings = Int32Array.from(units, (unit, index) =>
    bringsSecond[index] === true ? (unit.credit ?? 0) : 0,
  );
  const single = Int32Array.from(units, ({ criteria }) => fullWord(criteria.length));
  const first = Int32Array.from(layout.first);
  const large = units.flatMap(({ criteria }, index) => (criteria.length > wordBits ? [index] : []));
  const criteriaUnknown = units.flatMap(({ criteria }, index) => (criteria.length === 0 ? [index] : []));
  const fixedUnits = Int32Array.from(fixed);
  const capped = blocks.filter((block) => block.maximumCredits !== null).map(flatten);
  const free = blocks.filter((block) => block.maximumCredits === null).map(flatten);
  assert(
    capped.length === 0 || second === 0,
    "A group with a maximum beside a further minimum is not supported here.",
  );
  const least = structure.fixed.reduce((sum, index) => sum + (credit[index] as number), 0) + total;
  const held = new Uint8Array(units.length);
  /** For each saturated amount on the second axis, the most credits, or -1. */
  const most = new Int32Array(second + 1);
  const next = new Int32Array(second + 1);

  function status(rows: Uint32Array, learners: number, achieved: Uint8Array, credits: Uint16Array): void {
    for (let learner = 0, row = 0; learner < learners; learner += 1, row += layout.words) {
      let sum = 0;
      for (let unit = 0; unit < single.length; unit += 1) {
        const mask = single[unit] as number;
        const is = ((rows[row + (first[unit] as number)] as number) & mask) === mask ? 1 : 0;
        held[unit] = is;
        sum += is * (credit[unit] as number);
      }
      for (const unit of criteriaUnknown) {
        held[unit] = 0;
        sum -= credit[unit] as number;
      }
      for (const unit of large) {
        if (
          held[unit] === 0 ||
          holdsRest(rows, row + (first[unit] as number), (units[unit] as Unit).criteria.length)
        )
          continue;
        held[unit] = 0;
        sum -= credit[unit] as number;
      }
      credits[learner] = sum;
      achieved[learner] = sum >= least && isMet() ? 1 : 0;
    }
  }

  function isMet(): boolean {
    for (let at = 0; at < fixedUnits.length; at += 1) if (held[fixedUnits[at] as number] === 0) return false;
    most.fill(-1);
    most[0] = 0;
    let credits = 0;
    let seconds = 0;
    for (const { units: members, pairs, minimumCredits, minimumUnits } of free) {
      let own = 0;
      let count = 0;
      for (let at = 0; at < members.length; at += 1) {
        const index = members[at] as number;
        const is = held[index] as number;
        own += is * (credit[index] as number);
        seconds += is * (brings[index] as number);
        count += is;
      }
      for (let at = 0; at < pairs.length; at += 2) {
        const a = pairs[at] as number;
        const b = pairs[at + 1] as number;
        if ((held[a] as number) + (held[b] as number) < 2) continue;
        // Both of a barred pair are held: one of them counts, whichever serves.
        own -= (credit[a] as number) + (credit[b] as number);
        seconds -= (brings[a] as number) + (brings[b] as number);
        count -= 1;
        either(a, b);
      }
      if (own < minimumCredits || count < minimumUnits) return false;
      credits += own;
    }
    let best = -1;
    for (let at = Math.max(0, second - seconds); at <= second; at += 1)
      if ((most[at] as number) > best) best = most[at] as number;
    if (best < 0) return false;
    credits += best;
    for (const { units: members, minimumCredits, maximumCredits } of capped) {
      // Bit c is set when some held units are worth c credits together.
      let sums = 1;
      for (let at = 0; at < members.length; at += 1) {
        const index = members[at] as number;
        if (held[index] === 1) sums |= sums << (credit[index] as number);
      }
      const own = 31 - Math.clz32(sums & ((2 << maximumCredits) - 1));
      if (own < minimumCredits) return false;
      credits += own;
    }
    return credits >= total;
  }

  function either(a: number, b: number): void {
    next.fill(-1);
    for (let option = 0; option < 2; option += 1) {
      const index = option === 0 ? a : b;
      for (let at = 0; at <= second; at += 1) {
        const value = most[at] as number;
        if (value < 0) continue;
        const reached = at + (brings[index] as number);
        const target = reached < second ? reached : second;
        if (value + (credit[index] as number) > (next[target] as number))
          next[target] = value + (credit[index] as number);
      }
    }
    most.set(next);
  }

  return { layout, status };
}

interface FlatBlock {
  readonly units: Int32Array;
  /** Barred pairs, one after the other: a, b, a, b, … */
  readonly pairs: Int32Array;
  readonly minimumCredits: number;
  readonly maximumCredits: number;
  readonly minimumUnits: number;
}

function flatten({ choices, minimumCredits, maximumCredits, minimumUnits }: Block): FlatBlock {
  const pairs = choices.filter(({ options }) => options.length === 2);
  assert(
    maximumCredits === null || (pairs.length === 0 && maximumCredits < 31),
    "A maximum beside barred pairs, or too large.",
  );
  return {
    units: Int32Array.from(choices.flatMap(({ options }) => options)),
    pairs: Int32Array.from(pairs.flatMap(({ options }) => options)),
    minimumCredits,
    maximumCredits: maximumCredits ?? 0,
    minimumUnits,
  };
}

/** The bits of a unit's (first) word, as the signed number that `&` gives. */
function fullWord(criteria: number): number {
  return criteria >= wordBits ? -1 : (1 << criteria) - 1;
}

/** Are the words after the first full, too? */
function holdsRest(rows: Uint32Array, start: number, criteria: number): boolean {
  for (let word = 1, left = criteria - wordBits; left > 0; word += 1, left -= wordBits) {
    const mask = fullWord(left);
    if (((rows[start + word] as number) & mask) !== mask) return false;
  }
  return true;
}
