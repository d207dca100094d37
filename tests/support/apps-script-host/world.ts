/** What the host's services share. */
import { type Calculator } from "./calculate.ts";
import { type Execution } from "./execution.ts";
import {
  type BookState,
  type ProtectionState,
  type RangeState,
  type SheetState,
  type ValidationState,
} from "./model.ts";

export interface DialogAnswer {
  /** The button that the person presses. */
  readonly button: "OK" | "CANCEL" | "YES" | "NO" | "CLOSE";
  /** What the person types first. */
  readonly text?: string;
}

export interface ShownPage {
  readonly kind: "sidebar" | "modal" | "modeless";
  readonly title: string;
  readonly html: string;
  readonly width: number | null;
  readonly height: number | null;
}

export interface MenuState {
  readonly caption: string | null;
  readonly items: (
    | { readonly kind: "item"; readonly caption: string; readonly run: string }
    | { readonly kind: "line" }
    | { readonly kind: "menu"; readonly menu: MenuState }
  )[];
}

export interface World {
  readonly book: BookState;
  readonly calculator: Calculator;
  /** Files of the built add-on. */
  readonly dist: string;
  /** Who runs the script: only the owner gets past a protection that removed the editors. */
  readonly person: { email: string; isOwner: boolean };
  readonly clock: () => Date;
  readonly stores: {
    readonly document: Map<string, string>;
    readonly user: Map<string, string>;
    readonly script: Map<string, string>;
  };
  readonly caches: {
    readonly document: Map<string, CacheEntry>;
    readonly user: Map<string, CacheEntry>;
    readonly script: Map<string, CacheEntry>;
  };
  /** Which run holds which lock. */
  readonly locks: Map<string, number>;
  readonly toasts: { readonly text: string; readonly title: string }[];
  readonly dialogs: {
    readonly kind: "alert" | "prompt";
    readonly title: string;
    readonly text: string;
    readonly buttons: string;
  }[];
  readonly answers: DialogAnswer[];
  readonly pages: ShownPage[];
  menus: MenuState[];
  readonly logs: string[];
}

export interface CacheEntry {
  readonly text: string;
  readonly until: number;
}

/** What stands behind the objects that a script holds, to find it again when they are given as arguments. */
export interface Hidden {
  readonly ranges: WeakMap<object, RangeState>;
  readonly sheets: WeakMap<object, SheetState>;
  readonly validations: WeakMap<object, ValidationState>;
  readonly texts: WeakMap<object, string>;
  readonly guards: WeakMap<object, ProtectionState>;
  readonly rules: WeakMap<object, BookState["sheets"][number]["colourRules"][number]>;
}

export function hidden(): Hidden {
  return {
    ranges: new WeakMap(),
    sheets: new WeakMap(),
    validations: new WeakMap(),
    texts: new WeakMap(),
    guards: new WeakMap(),
    rules: new WeakMap(),
  };
}

/** All that one run of the script works with. */
export interface Scene {
  readonly world: World;
  readonly run: Execution;
  readonly hidden: Hidden;
}

export function behind<Found>(map: WeakMap<object, Found>, value: unknown, what: string): Found {
  const found = typeof value === "object" && value !== null ? map.get(value) : undefined;
  if (found === undefined)
    throw new Error(`The parameters don't match the method signature: a ${what} is expected.`);
  return found;
}
