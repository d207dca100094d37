/** A whole book on its way to a window: looks once each, plain values plain. */
import * as z from "zod";
import { type Book, type BookCell, type BookRow, type TabParts } from "./book.ts";
import { type UsualLetters } from "./looks.ts";

type WireCell =
  | 0
  | string
  | number
  | boolean
  | readonly [value: string | number | boolean | null, looks: number, formula?: string, spilled?: 1];

export interface WireBook {
  readonly version: number;
  readonly letters: UsualLetters;
  readonly looks: readonly string[];
  readonly tabs: readonly {
    readonly id: string;
    readonly parts: TabParts;
    readonly cells: readonly (readonly WireCell[])[];
  }[];
  readonly resources: Readonly<Record<string, string>>;
  readonly store: Readonly<Record<string, string>>;
  readonly unkept: readonly string[];
}

/** The number 0 travels as an array, because 0 stands for an empty cell. */
export function toWire(book: Book, version: number): WireBook {
  const looks: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string | undefined): number => {
    if (text === undefined) return -1;
    const known = places.get(text);
    if (known !== undefined) return known;
    looks.push(text);
    places.set(text, looks.length - 1);
    return looks.length - 1;
  };
  const wire = (cell: BookCell | undefined): WireCell => {
    if (cell === undefined) return 0;
    const { v, f, s, spilled } = cell;
    if (f === undefined && s === undefined && spilled === undefined && v !== undefined && v !== 0) return v;
    return spilled === undefined
      ? f === undefined
        ? [v ?? null, placeOf(s)]
        : [v ?? null, placeOf(s), f]
      : [v ?? null, placeOf(s), "", 1];
  };
  return {
    version,
    letters: book.letters,
    tabs: book.tabs.map(({ id, parts, cells }) => ({
      id,
      parts,
      cells: cells.map((row) => Array.from(row, wire)),
    })),
    looks,
    resources: Object.fromEntries(book.resources),
    store: Object.fromEntries(book.store),
    unkept: book.unkept,
  };
}

const outline = z.looseObject({
  version: z.number(),
  letters: z.looseObject({ name: z.string(), size: z.number() }),
  looks: z.array(z.string()),
  unkept: z.array(z.string()),
  tabs: z.array(z.looseObject({ id: z.string(), cells: z.array(z.array(z.unknown())) })),
});

/** Reads what our own server sent. Throws when it is something else. */
export function fromWire(value: unknown): { readonly book: Book; readonly version: number } {
  if (!isWire(value)) throw new Error("The tracker's server sent something else than a tracker.");
  const { version, letters, looks, tabs, resources, store, unkept } = value;
  const cellOf = (wire: WireCell): BookCell | undefined => {
    if (wire === 0) return undefined;
    if (typeof wire !== "object") return { v: wire };
    const [v, place, f, spilled] = wire;
    const s = looks[place];
    return {
      ...(v === null ? {} : { v }),
      ...(f === undefined || spilled === 1 ? {} : { f }),
      ...(s === undefined ? {} : { s }),
      ...(spilled === 1 ? { spilled: true as const } : {}),
    };
  };
  return {
    version,
    book: {
      letters,
      tabs: tabs.map(({ id, parts, cells }) => ({
        id,
        parts,
        cells: cells.map((row): BookRow => row.map(cellOf)),
      })),
      resources: new Map(Object.entries(resources)),
      store: new Map(Object.entries(store)),
      kept: [],
      unkept,
    },
  };
}

function isWire(value: unknown): value is WireBook {
  return outline.safeParse(value).success;
}
