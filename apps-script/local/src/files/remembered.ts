import * as z from "zod";

/** What the add-on remembers, as properties of a document: Excel allows 255 characters in each. */
const prefix = "EvidenceMapper ";
const longest = 240;

export function splitRemembered(store: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...store].flatMap(([key, text]) => {
    const parts = Math.max(1, Math.ceil(text.length / longest));
    return Array.from(
      { length: parts },
      (_, index) =>
        [
          `${prefix}${key} ${index + 1}/${parts}`,
          text.slice(index * longest, (index + 1) * longest),
        ] as const,
    );
  });
}

/** A text of which a part is missing is forgotten. */
export function joinRemembered(properties: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>();
  const wanted = new Map<string, number>();
  for (const [name, text] of properties) {
    const parts = name.startsWith(prefix) ? /^(.*) (\d+)\/(\d+)$/.exec(name.slice(prefix.length)) : null;
    if (parts === null) continue;
    const [, key = "", index, count] = parts;
    const list = found.get(key) ?? [];
    list[Number(index) - 1] = text;
    found.set(key, list);
    wanted.set(key, Number(count));
  }
  return new Map(
    [...found].flatMap(([key, list]) => {
      const all = list.filter((part) => part !== undefined);
      return all.length === wanted.get(key) ? [[key, all.join("")] as const] : [];
    }),
  );
}

/** Under it the file keeps which tab is which: programs that write the file again number tabs afresh. */
export const tabIdsKey = "tab ids";

const idList = z.array(z.tuple([z.string(), z.string()]));

/** Gives each tab, by its name, the id that it had, or one that no other tab has. */
export function tabIds(kept: string | undefined): (name: string) => string {
  const known = new Map(idList.safeParse(jsonOf(kept)).data ?? []);
  const used = new Set(known.values());
  let next = 1;
  return (name) => {
    const old = known.get(name);
    known.delete(name);
    if (old !== undefined) return old;
    while (used.has(`tab-${next}`)) next += 1;
    used.add(`tab-${next}`);
    return `tab-${next}`;
  };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
