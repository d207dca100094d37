/** `28/11/2026` for `2026-11-28`. */
export function dayWords(day: string): string {
  return day.split("-").reverse().join("/");
}
