/**
 * Do two evidence items show the same thing? What a system calls it tells; where none is known, where it stays
 * does. Two messages under one address are two things, and one message at two addresses is one.
 */
export interface Seen {
  readonly identity: string | null;
  readonly location: string | null;
}

export function sameThing(a: Seen, b: Seen): boolean {
  if (a.identity !== null && b.identity !== null) return a.identity === b.identity;
  return a.location !== null && a.location === b.location;
}
