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
  const mask = masks(units, layout);
  // A word that holds a whole unit carries its credits. Units of several words are added up by themselves,
  // and a unit whose criteria are not known is worth nothing, as nothing tells that it is held.
  const worth = new Int32Array(layout.words);
  units.forEach(({ criteria }, unit) => {
    if (criteria.length > 0 && criteria.length <= wordBits)
      worth[layout.first[unit] as number] = credit[unit] as number;
  });
  const large = units.flatMap(({ criteria }, index) => (criteria.length > wordBits ? [index] : []));
  const first = Int32Array.from([...layout.first, layout.words]);
  const known = Uint8Array.from(units, ({ criteria }) => (criteria.length > 0 ? 1 : 0));
  const fixedUnits = Int32Array.from(fixed);
  const flat = (block: Block): FlatBlock => flatten(block, credit, brings);
  const capped = blocks.filter((block) => block.maximumCredits !== null).map(flat);
  const free = blocks.filter((block) => block.maximumCredits === null).map(flat);
  assert(
    capped.length === 0 || second === 0,
    "A group with a maximum beside a further minimum is not supported here.",
  );
  const least = structure.fixed.reduce((sum, index) => sum + (credit[index] as number), 0) + total;
  const held = new Uint8Array(units.length);

  function status(rows: Uint32Array, learners: number, achieved: Uint8Array, credits: Uint16Array): void {
    // The same bits as signed numbers, which is what `&` and `~` work on.
    const bits = new Int32Array(rows.buffer, rows.byteOffset, rows.length);
    // Names of its own for the inner loop, which would otherwise fetch them again for every word.
    const full = mask;
    const value = worth;
    const { words } = layout;
    for (let learner = 0, row = 0; learner < learners; learner += 1, row += words) {
      let sum = 0;
      // No branch in here: whether a learner holds a unit is what a processor cannot predict.
      for (let word = 0; word < words; word += 1) {
        const lacking = ~(bits[row + word] as number) & (full[word] as number);
        sum += ~((lacking | -lacking) >> 31) & (value[word] as number);
      }
      for (const unit of large) sum += isHeld(bits, row, unit) * (credit[unit] as number);
      credits[learner] = sum;
      achieved[learner] = sum >= least && isMet(bits, row) ? 1 : 0;
    }
  }

  /** 1 when no bit of the unit is lacking, else 0. */
  function isHeld(bits: Int32Array, row: number, unit: number): number {
    let lacking = 0;
    const end = first[unit + 1] as number;
    for (let word = first[unit] as number; word < end; word += 1)
      lacking |= ~(bits[row + word] as number) & (mask[word] as number);
    return (known[unit] as number) & ~((lacking | -lacking) >> 31);
  }

  function isMet(bits: Int32Array, row: number): boolean {
    for (let at = 0; at < fixedUnits.length; at += 1)
      if (isHeld(bits, row, fixedUnits[at] as number) === 0) return false;
    let credits = 0;
    let seconds = 0;
    for (const { units: members, pairs, minimumCredits, minimumUnits } of free) {
      let own = 0;
      let count = 0;
      for (let at = 0; at < members.length; at += 1) {
        const index = members[at] as number;
        const is = isHeld(bits, row, index);
        held[index] = is;
        own += is * (credit[index] as number);
        seconds += is * (brings[index] as number);
        count += is;
      }
      for (let at = 0; at < pairs.length; at += 2) {
        const worse = pairs[at + 1] as number;
        const both = (held[pairs[at] as number] as number) & (held[worse] as number);
        own -= both * (credit[worse] as number);
        seconds -= both * (brings[worse] as number);
        count -= both;
      }
      if (own < minimumCredits || count < minimumUnits) return false;
      credits += own;
    }
    if (seconds < second) return false;
    for (const { units: members, minimumCredits, maximumCredits } of capped) {
      // Bit c is set when some held units are worth c credits together.
      let sums = 1;
      for (let at = 0; at < members.length; at += 1) {
        const index = members[at] as number;
        if (isHeld(bits, row, index) === 1) sums |= sums << (credit[index] as number);
      }
      const own = 31 - Math.clz32(sums & ((2 << maximumCredits) - 1));
      if (own < minimumCredits) return false;
      credits += own;
    }
    return credits >= total;
  }

  return { layout, status };
}

interface FlatBlock {
  readonly units: Int32Array;
  /** Barred pairs, the unit that is at least as good in every way first: better, worse, better, worse, … */
  readonly pairs: Int32Array;
  readonly minimumCredits: number;
  readonly maximumCredits: number;
  readonly minimumUnits: number;
}

function flatten(
  { choices, minimumCredits, maximumCredits, minimumUnits }: Block,
  credit: Int32Array,
  brings: Int32Array,
): FlatBlock {
  const isAsGood = (a: number, b: number): boolean =>
    (credit[a] as number) >= (credit[b] as number) && (brings[a] as number) >= (brings[b] as number);
  const pairs = choices.flatMap(({ options }) => {
    const [a, b] = options;
    if (a === undefined || b === undefined) return [];
    assert(isAsGood(a, b) || isAsGood(b, a), "Each unit of a barred pair is better in its own way.");
    return isAsGood(a, b) ? [a, b] : [b, a];
  });
  assert(
    maximumCredits === null || (pairs.length === 0 && maximumCredits < 31),
    "A maximum beside barred pairs, or too large.",
  );
  return {
    units: Int32Array.from(choices.flatMap(({ options }) => options)),
    pairs: Int32Array.from(pairs),
    minimumCredits,
    maximumCredits: maximumCredits ?? 0,
    minimumUnits,
  };
}

/** For each word of a row, the bits that the criteria take. */
function masks(units: readonly Unit[], { words, first }: RowLayout): Int32Array {
  const mask = new Int32Array(words);
  units.forEach(({ criteria }, unit) => {
    for (let bit = 0; bit < criteria.length; bit += 1) {
      const word = (first[unit] as number) + Math.floor(bit / wordBits);
      mask[word] = (mask[word] as number) | (1 << (bit % wordBits));
    }
  });
  return mask;
}
