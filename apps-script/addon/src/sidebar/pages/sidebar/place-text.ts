/** Rows and columns as people write them: rows `1, 2` or `1-3`, columns `A, B` or `A-C`. */

type Kind = "rows" | "columns";

const mostPlaces = 500;

export function placesText(places: readonly number[], kind: Kind): string {
  return places.map((place) => placeText(place, kind)).join(", ");
}

export function placeText(place: number | null, kind: Kind): string {
  if (place === null) return "";
  return kind === "rows" ? String(place) : letters(place);
}

/** `null` when a part cannot be understood. Empty is no place at all. */
export function readPlaces(text: string, kind: Kind): number[] | null {
  const places: number[] = [];
  for (const part of text.split(/[,;\s]+/).filter((one) => one !== "")) {
    const [from, to = from, ...more] = part.split(/[-–]/).map((one) => numberOf(one, kind));
    if (from === undefined || from === null || to === undefined || to === null || more.length > 0)
      return null;
    if (to < from || to - from > mostPlaces) return null;
    for (let place = from; place <= to; place += 1) places.push(place);
  }
  return [...new Set(places)].sort((a, b) => a - b);
}

/** One place, `null` for none; `undefined` when it cannot be understood. */
export function numberOfPlace(text: string, kind: Kind): number | null | undefined {
  const one = text.trim();
  if (one === "") return null;
  return numberOf(one, kind) ?? undefined;
}

function numberOf(text: string, kind: Kind): number | null {
  const one = text.trim();
  if (kind === "rows") return /^[1-9]\d{0,6}$/.test(one) ? Number(one) : null;
  if (!/^[A-Za-z]{1,3}$/.test(one)) return null;
  return [...one.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function letters(place: number): string {
  let name = "";
  for (let rest = place; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
