/** What has been read of one unit so far. Filled by the section reader, judged by `judgeUnit`. */
import { type UnitIndex } from "./unit-outline-index.ts";

/** One printing of a criterion, in the parts in which the copy holds it. */
export interface Printing {
  readonly number: string;
  readonly line: number;
  /** False when the number was lost and the criterion is known by its place and verb. */
  readonly numbered: boolean;
  readonly parts: string[];
  length: number;
}

/** Text that belongs to no criterion, with its runs of spaces kept. */
export interface LooseText {
  readonly line: number;
  readonly text: string;
}

export interface UnitRecord {
  readonly index: UnitIndex;
  readonly printings: Map<string, Printing[]>;
  readonly loose: LooseText[];
  readonly outcomeTexts: string[];
  readonly outcomesSeen: Set<string>;
  /** Whether a heading that opens criteria was seen. */
  opened: boolean;
  /** How many expected criteria have a printing. */
  found: number;
}

export function newUnitRecord(index: UnitIndex): UnitRecord {
  return {
    index,
    printings: new Map(),
    loose: [],
    outcomeTexts: [],
    outcomesSeen: new Set(),
    opened: false,
    found: 0,
  };
}
