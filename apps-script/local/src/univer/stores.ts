/** What the add-on remembers: with the tracker's file, for this person in this browser, or until the page closes. */
import { type Area } from "@evidence-mapper/addon/src/area.ts";
import { type Store } from "@evidence-mapper/addon/src/spreadsheet.ts";
import { type Guard, guardKey, guardList } from "../book/moved-guards.ts";

export interface Guards {
  put(tab: string, area: Area, description: string): void;
  remove(tab: string, description: string): void;
  /** The description of the guard that covers a cell; `null` when none does. */
  over(tab: string, row: number, column: number): string | null;
}

export interface Stores {
  readonly document: Store;
  readonly person: Store;
  readonly cache: Store;
  readonly guards: Guards;
}

const personKey = "evidence-mapper ";

/** @param remembered what is kept with the file; `changed` is told of each text that changes */
export function stores(
  remembered: () => Map<string, string>,
  changed: (key: string, text: string | null) => void,
): Stores {
  const cached = new Map<string, string>();
  const document: Store = {
    read: (key) => remembered().get(key) ?? null,
    write(key, text) {
      if ((remembered().get(key) ?? null) === text) return;
      if (text === null) remembered().delete(key);
      else remembered().set(key, text);
      changed(key, text);
    },
  };
  return {
    document,
    person: {
      read: (key) => localStorage.getItem(personKey + key),
      write(key, text) {
        if (text === null) localStorage.removeItem(personKey + key);
        else localStorage.setItem(personKey + key, text);
      },
    },
    cache: {
      read: (key) => cached.get(key) ?? null,
      write(key, text) {
        if (text === null) cached.delete(key);
        else cached.set(key, text);
      },
    },
    guards: guards(document),
  };
}

function guards(store: Store): Guards {
  const all = (): Guard[] => {
    const text = store.read(guardKey);
    return text === null ? [] : guardList.parse(JSON.parse(text));
  };
  const without = (tab: string, description: string): Guard[] =>
    all().filter((one) => one.tab !== tab || one.description !== description);
  const keep = (list: Guard[]): void =>
    store.write(guardKey, list.length === 0 ? null : JSON.stringify(list));
  return {
    put: (tab, { top, left, bottom, right }, description) =>
      keep([...without(tab, description), { tab, description, top, left, bottom, right }]),
    remove: (tab, description) => keep(without(tab, description)),
    over: (tab, row, column) =>
      all().find(
        (one) =>
          one.tab === tab && row >= one.top && row <= one.bottom && column >= one.left && column <= one.right,
      )?.description ?? null,
  };
}
