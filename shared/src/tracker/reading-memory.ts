/**
 * What was read of a tracker before, so that after an edit only the rows that differ are read again. It is asked
 * by the cells themselves: what differs in any way is read anew, and with or without it the answer is the same.
 */
import { type Catalogue, type Qualification } from "../catalogue/catalogue.ts";
import { type Family } from "./families.ts";
import { type MarkGuess } from "./recognise-mark.ts";
import { type Recognise } from "./recognise.ts";
import { type Said, type TableMemory, tableName } from "./recorded-table.ts";
import { type Saying } from "./saying.ts";
import { type SettledMark } from "./settle-marks.ts";
import { type Table } from "./table.ts";
import { type WalkContext } from "./walk-table.ts";

export interface ReadingMemory {
  /** What any text could be; `null` before the first reading. */
  asked: {
    readonly catalogue: Catalogue;
    readonly given: Qualification | undefined;
    readonly families: readonly Family[];
    readonly recognise: Recognise;
  } | null;
  /** By the place of the table among the tables. */
  readonly tables: Map<string, TableMemory>;
  /** What each mark meant by which the rows were read; what they say holds as long as all still mean it. */
  readonly meanings: Map<MarkGuess, SettledMark>;
  sayings: WeakMap<Said, Saying>;
}

export function readingMemory(): ReadingMemory {
  return { asked: null, tables: new Map(), meanings: new Map(), sayings: new WeakMap() };
}

/** Begins again for another qualification: nothing that was read for the one before holds. */
export function begin(memory: ReadingMemory, asked: NonNullable<ReadingMemory["asked"]>): void {
  memory.asked = asked;
  memory.tables.clear();
  memory.meanings.clear();
  memory.sayings = new WeakMap();
}

/** The memory of a table, empty when the one that stood in its place was read in another way. */
export function tableMemory(
  { tables }: ReadingMemory,
  place: string,
  table: Table,
  context: WalkContext,
): TableMemory {
  const name = tableName(table, context);
  let known = tables.get(place);
  if (known?.name !== name) tables.set(place, (known = { name, rows: new Map() }));
  return known;
}

/** Forgets what the rows say when any mark that they were read by means something else now. */
export function checkMeanings(memory: ReadingMemory, meaningOf: (guess: MarkGuess) => SettledMark): void {
  for (const [guess, before] of memory.meanings) {
    if (meansTheSame(before, meaningOf(guess))) continue;
    memory.meanings.clear();
    memory.sayings = new WeakMap();
    return;
  }
}

function meansTheSame(a: SettledMark, b: SettledMark): boolean {
  return (
    a.meaning === b.meaning &&
    a.because === b.because &&
    a.guessed === b.guessed &&
    (a.marks === b.marks || JSON.stringify(a.marks) === JSON.stringify(b.marks))
  );
}
