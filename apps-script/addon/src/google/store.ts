/** Texts of any length in a service that takes 9 KB for each value and 500 KB in all. */
import { type Store } from "../spreadsheet.ts";

/** 2,900 characters take at most 8,700 bytes. */
const partLength = 2_900;
const longest = 400_000;
/** Stands in the place of a text that is kept in parts; no text of ours begins with it. */
const mark = "\u0001parts:";

/**
 * A store on top of properties. A long text is written under new names in one call, before the entry that
 * leads to them, so that a run which is cut off leaves the old text.
 */
export function propertyStore(properties: () => GoogleAppsScript.Properties.Properties): Store {
  return {
    read(key) {
      const all = properties();
      const kept = all.getProperty(key);
      if (kept === null || !kept.startsWith(mark)) return kept;
      const { round, count } = partsOf(kept);
      const everything = all.getProperties();
      let text = "";
      for (let index = 0; index < count; index += 1) {
        const part = everything[partName(key, round, index)];
        if (part === undefined) return null;
        text += part;
      }
      return text;
    },
    write(key, text) {
      const all = properties();
      if (text !== null && text.length > longest)
        throw new Error(
          `${text.length} characters are too many to remember; at most ${longest} can be kept.`,
        );
      const before = all.getProperty(key);
      const old = before !== null && before.startsWith(mark) ? partsOf(before) : null;
      if (text === null) all.deleteProperty(key);
      else if (text.length <= partLength && !text.startsWith(mark)) all.setProperty(key, text);
      else {
        const round = old === null ? 0 : (old.round + 1) % 2;
        const parts = split(text);
        all.setProperties(
          Object.fromEntries(parts.map((part, index) => [partName(key, round, index), part])),
        );
        all.setProperty(key, `${mark}${round}:${parts.length}`);
      }
      for (let index = 0; index < (old?.count ?? 0); index += 1)
        all.deleteProperty(partName(key, old?.round ?? 0, index));
    },
  };
}

/** Texts that may be forgotten at any time. A text over 100 KB is not kept at all. */
export function cacheStore(cache: () => GoogleAppsScript.Cache.Cache): Store {
  return {
    read: (key) => cache().get(key),
    write(key, text) {
      if (text === null || text.length > 33_000) cache().remove(key);
      else cache().put(key, text, 21_600);
    },
  };
}

function partName(key: string, round: number, index: number): string {
  return `${key}\u0001${round}.${index}`;
}

function partsOf(kept: string): { readonly round: number; readonly count: number } {
  const [round = 0, count = 0] = kept.slice(mark.length).split(":").map(Number);
  return { round, count };
}

/** Cuts a text, never inside a character that takes two places. */
function split(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length;) {
    let end = Math.min(start + partLength, text.length);
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end -= 1;
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}
