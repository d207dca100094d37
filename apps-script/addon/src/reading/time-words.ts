/** "14:05 on 01/03/2026", from the `2026-03-01 14:05` of the spreadsheet's own time. */
export function timeWords(at: string): string {
  const [day = "", time = ""] = at.split(" ");
  return `${time} on ${day.split("-").reverse().join("/")}`;
}
