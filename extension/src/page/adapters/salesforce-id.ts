/** The 18 characters of an id: the last three say which of the first 15 are capitals. */
export function longId(id: string): string {
  if (id.length !== 15) return id;
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  let suffix = "";
  for (let part = 0; part < 15; part += 5) {
    let bits = 0;
    for (let place = 0; place < 5; place += 1) if (/[A-Z]/.test(id.charAt(part + place))) bits |= 1 << place;
    suffix += letters.charAt(bits);
  }
  return id + suffix;
}
