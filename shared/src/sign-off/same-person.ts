/**
 * Could two signatures be the same person's? Trackers hold initials, short and full names in any spelling.
 */
export type Sameness = "same" | "different" | "unclear";

/**
 * "Priya Nair" and "priya  NAIR" are the same; "PN" could be Priya Nair; "AB" is not Priya Nair. Two people
 * can share a name or initials, so what only could be the same is `unclear` and never passed over.
 */
export function samePerson(a: string, b: string): Sameness {
  const first = words(a);
  const other = words(b);
  if (first.length === 0 || other.length === 0) return "unclear";
  if (first.join(" ") === other.join(" ")) return isInitials(first) ? "unclear" : "same";
  if (isInitials(first) || isInitials(other))
    return initials(first) === initials(other) ? "unclear" : "different";
  return shortFormOf(first, other) || shortFormOf(other, first) ? "unclear" : "different";
}

/** Words in lower case without accents, full stops, titles. An e-mail address gives the words before the @. */
function words(name: string): string[] {
  const [local = ""] = name.split("@");
  return local
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !titles.has(word));
}

const titles = new Set(["mr", "mrs", "ms", "miss", "mx", "dr", "prof"]);

/** One word of at most three letters ("pn"), or single letters ("p n"). */
function isInitials(name: readonly string[]): boolean {
  return name.every((word) => word.length === 1) || (name.length === 1 && (name[0] ?? "").length <= 3);
}

function initials(name: readonly string[]): string {
  return isInitials(name) ? name.join("") : name.map((word) => word.charAt(0)).join("");
}

/** "P. Nair" or "Nair" for "Priya Nair": each word is there, whole or as its first letter, in order. */
function shortFormOf(short: readonly string[], full: readonly string[]): boolean {
  let from = 0;
  for (const word of short) {
    const at = full.findIndex(
      (other, index) => index >= from && (other === word || (word.length === 1 && other.startsWith(word))),
    );
    if (at === -1) return false;
    from = at + 1;
  }
  return true;
}
