/** Chooses each criterion's wording from its printings and lists what is left over. */
import { joinWording, type Vocabulary } from "./join-wording.ts";
import {
  type CriterionWording,
  type NotFound,
  type PrintedDifferently,
  type Unplaced,
  type WithoutNumber,
} from "./reading.ts";
import { repeatedWords } from "./repeated-words.ts";
import { type Printing, type UnitRecord } from "./unit-record.ts";

export interface UnitJudgement {
  readonly ref: string;
  readonly criteria: readonly CriterionWording[];
  readonly notFound: readonly NotFound[];
  readonly unplaced: readonly Unplaced[];
  readonly withoutNumber: readonly WithoutNumber[];
  readonly printedDifferently: readonly PrintedDifferently[];
}

interface Read {
  readonly printing: Printing;
  readonly text: string;
  /** The text without differences of print: capitals, full stops at the end. */
  readonly key: string;
}

interface Group {
  readonly key: string;
  readonly first: Read;
  readonly numbered: boolean;
  /** How many printings agree. */
  readonly count: number;
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[\s.;,:]{1,9}$/, "");
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

type IsRepeat = (fragment: string, except?: string) => boolean;

/** How many parts at the end of a printing may turn out to repeat other criteria. */
const mostRepeatedParts = 3;

/**
 * The printing's key, and its keys without parts at its end that repeat other criteria: columns that ran
 * together leave such parts behind.
 */
function keysOf({ printing, key }: Read, isRepeat: IsRepeat, vocabulary: Vocabulary): string[] {
  const keys = [key];
  const parts = [...printing.parts];
  while (parts.length > 1 && keys.length <= mostRepeatedParts) {
    if (!isRepeat(parts[parts.length - 1] ?? "", printing.number)) break;
    parts.pop();
    keys.push(keyOf(joinWording(parts, vocabulary)));
  }
  return keys;
}

/** The wording that most printings agree on: the right verb first, then a number, then the most, then the longest. */
function chooseGroup(
  reads: readonly Read[],
  keys: ReadonlyMap<Read, readonly string[]>,
  record: UnitRecord,
  isRepeat: IsRepeat,
): Group | null {
  const agreeing = new Map<string, Read[]>();
  for (const read of reads) {
    for (const key of keys.get(read) ?? []) add(agreeing, key, read);
  }
  const score = (group: Group): number => {
    const hasVerb = record.index.beginsWithVerb(group.first.printing.number, group.first.text);
    return (hasVerb ? 1e9 : 0) + (group.numbered ? 1e8 : 0) + group.count;
  };
  let best: Group | null = null;
  for (const first of reads) {
    if (best?.key === first.key) continue;
    const all = agreeing.get(first.key) ?? [];
    const group: Group = {
      key: first.key,
      first,
      numbered: all.some(({ printing }) => printing.numbered),
      count: all.length,
    };
    if (best === null || score(group) > score(best)) best = group;
    else if (score(group) === score(best) && group.key.startsWith(best.key)) {
      // A copy that broke off is completed by the next one, unless the rest belongs to another criterion.
      if (!isRepeat(group.key.slice(best.key.length), first.printing.number)) best = group;
    }
  }
  return best;
}

/** Cuts the next criterion off a text that ran on without its number: "… to customers Explain why …". */
function cutAtVerb(read: Read, next: string, record: UnitRecord): { text: string; next: Read } | null {
  const at = record.index.verbInside(next, read.text);
  if (at < 0) return null;
  const text = read.text.slice(at);
  const { line } = read.printing;
  const printing: Printing = { number: next, line, numbered: false, parts: [text], length: text.length };
  return { text: read.text.slice(0, at).trim(), next: { printing, text, key: keyOf(text) } };
}

function whyNotFound(record: UnitRecord, listed: boolean): string {
  if (!listed) return "no heading in the copy carries the unit's reference";
  if (!record.opened && record.found === 0) return "the copy names the unit but prints no criteria for it";
  return "none of the unit's criteria in the copy has this number";
}

/** `listed` is whether the copy has a heading with the unit's reference. */
export function judgeUnit(record: UnitRecord, listed: boolean, vocabulary: Vocabulary): UnitJudgement {
  const { ref } = record.index;
  const reads = new Map<string, Read[]>();
  const unplaced: Unplaced[] = [];
  for (const [number, printings] of record.printings) {
    for (const printing of printings) {
      const text = joinWording(printing.parts, vocabulary);
      if (text === "") unplaced.push({ line: printing.line, text: number });
      else add(reads, number, { printing, text, key: keyOf(text) });
    }
  }

  const known = [record.index.title, ...record.outcomeTexts].map((text) => ({ owner: "", text }));
  for (const [owner, all] of reads) for (const { text } of all) known.push({ owner, text });
  const isRepeat = repeatedWords(known);

  const criteria: CriterionWording[] = [];
  const notFound: NotFound[] = [];
  const withoutNumber: WithoutNumber[] = [];
  const printedDifferently: PrintedDifferently[] = [];
  record.index.numbers.forEach((number, order) => {
    const all = reads.get(number) ?? [];
    const keys = new Map(all.map((read) => [read, keysOf(read, isRepeat, vocabulary)]));
    const chosen = chooseGroup(all, keys, record, isRepeat);
    const same = all.filter(({ key }) => key === chosen?.key);
    const kept = same.find(({ printing }) => printing.numbered) ?? same[0];
    if (kept === undefined) {
      notFound.push({ ref, number, why: whyNotFound(record, listed) });
      return;
    }
    const next = record.index.numbers[order + 1];
    const runsOn = next === undefined || reads.has(next) ? null : cutAtVerb(kept, next, record);
    if (next !== undefined && runsOn !== null) reads.set(next, [runsOn.next]);
    criteria.push({ number, text: runsOn?.text ?? kept.text });
    if (!kept.printing.numbered) withoutNumber.push({ ref, number, line: kept.printing.line });
    for (const read of all) {
      if (keys.get(read)?.includes(kept.key)) continue;
      const { line, numbered } = read.printing;
      if (numbered) printedDifferently.push({ ref, number, line, text: read.text });
      else unplaced.push({ line, text: read.text });
    }
  });
  for (const { line, text } of record.loose) {
    if (!isRepeat(text)) unplaced.push({ line, text: joinWording([text], vocabulary) });
  }
  return { ref, criteria, notFound, unplaced, withoutNumber, printedDifferently };
}
