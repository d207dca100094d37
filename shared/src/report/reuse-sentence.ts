import { type Reuse } from "../coverage/reuse.ts";
import { needSentence, unitShortName } from "../rules/sentences.ts";

/**
 * What the specification permits, for the assessor to decide: `106 2.1 may use it too (001 L2166).`, with what
 * the evidence does not bring; or why it does not serve there.
 */
export function reuseSentence({ unit, criterion, source, fits, short }: Reuse): string {
  const name = `${unitShortName(unit)} ${criterion.number}`;
  if (!fits)
    return `Not for ${name}: only a telephone call serves there (${source}). If it was one, say so under the system, as in “Telephone”.`;
  const lacking = short.map((count) => ` ${needSentence(count)}`).join("");
  return `${name} may use it too (${source}).${lacking}`;
}
