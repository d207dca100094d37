/** Throws when a call is broken. For faults in somebody's data use a `Problem` instead. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
