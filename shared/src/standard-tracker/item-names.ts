import { type LoggedItem } from "../evidence-log/state.ts";

/** What each of a learner's items is called: its reference, else its title; told apart by a number where two are alike. */
export function itemNames(items: readonly LoggedItem[]): ReadonlyMap<string, string> {
  const used = new Set<string>();
  const names = new Map<string, string>();
  for (const { event, label, title } of items) {
    const wanted = label ?? title;
    let name = wanted;
    for (let count = 2; used.has(name); count += 1) name = `${wanted} (${count})`;
    used.add(name);
    names.set(event, name);
  }
  return names;
}
