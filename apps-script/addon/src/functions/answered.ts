/**
 * What stands in the cells of a custom function's answer. A function that throws shows `#ERROR!` and hides
 * the reason behind it, so that a fault is answered in words, in the first cell.
 */

export type Answered = (string | number)[][];

/** The arguments cannot be answered; the message is a sentence for the person who typed them. */
export class ArgumentFault extends Error {}

export function answered(work: () => Answered): Answered {
  try {
    const rows = work();
    return rows.length === 0 ? [[""]] : rows;
  } catch (error) {
    if (error instanceof ArgumentFault) return [[error.message]];
    const reason = error instanceof Error ? error.message : String(error);
    return [[`Evidence Mapper could not work this out: ${reason}`]];
  }
}
