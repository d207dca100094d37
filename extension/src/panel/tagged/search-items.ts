import { type LoggedItem } from "@evidence-mapper/shared/evidence-log/state";

/**
 * The items in which every word that was typed stands somewhere: in the title, the place, the kept words or a tag.
 * @param nameOf how a tag is called: `106 1.2`
 * @returns the newest first
 */
export function searchItems(
  items: readonly LoggedItem[],
  typed: string,
  nameOf: (unit: string, criterion: string | null) => string,
): readonly LoggedItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = items.filter((item) => {
    if (words.length === 0) return true;
    const text = [
      item.label,
      item.title,
      item.system,
      item.location,
      item.identity,
      item.seenOn,
      item.method,
      item.witness?.name,
      item.quote?.exact,
      item.by,
      ...item.tags.map(({ unit, criterion }) => nameOf(unit, criterion)),
    ]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [...found].reverse();
}
