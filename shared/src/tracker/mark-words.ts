/** Words and phrases that say by themselves what a cell means. */
import { type Meaning } from "./reading.ts";

const words = new Map<string, Meaning["meaning"]>();
function means(meaning: Meaning["meaning"], list: string): void {
  for (const word of list.split(",")) words.set(word.trim(), meaning);
}

means(
  "decided",
  "met, fully met, achieved, fully achieved, pass, passed, complete, completed, done, competent, yes, y, signed off, signed, true, satisfied, accepted, criteria met, criterion met, assessed and met",
);
means(
  "not yet",
  "not met, not yet, not yet met, not achieved, not yet achieved, not complete, not completed, not yet complete, incomplete, not competent, not yet competent, nyc, nya, nym, ny, refer, referred, referral, resubmit, resubmission, fail, failed, no, false, not started, not done, outstanding, insufficient, not sufficient, not passed, to do, todo, unmet, not evidenced",
);
means(
  "partly",
  "partly, partly met, partial, partially, partially met, part, part met, partially achieved, partly achieved, working towards, wt, in progress, ip, wip, started, ongoing, almost, nearly, some, half",
);
means(
  "evidence",
  "evidence, evidenced, evidence seen, submitted, handed in, claimed, awaiting assessment, ready to assess, to be assessed, covered",
);
means("nothing", "n/a, na, not applicable, none, nil, tbc, tba, tbd");

/** The meaning of a word or phrase in lower case, or `null` when it has none of its own. */
export function wordMeaning(word: string): Meaning["meaning"] | null {
  return words.get(word.replace(/[.!]+$/, "")) ?? null;
}

/** The meaning that a key gives a letter by a phrase such as "criterion passed at first attempt". */
export function phraseMeaning(phrase: string): Meaning["meaning"] | null {
  const text = phrase.toLowerCase().trim();
  const exact = wordMeaning(text);
  if (exact !== null) return exact;
  if (/not applicable|not required|not needed|not taking|exempt|absent|\bn\/a\b/.test(text)) return "nothing";
  if (
    /\bnot\b|\bun(?:met|achieved)|\brefer|\bfail|re-?submi|outstanding|incomplete|insufficient|\bno\b/.test(
      text,
    )
  ) {
    return "not yet";
  }
  if (/\bpart|progress|working|towards|\bstarted|pending|ongoing/.test(text)) return "partly";
  if (/evidence|submitted|portfolio|claimed|handed in|awaiting|uploaded/.test(text)) return "evidence";
  if (/\bpass|\bmet\b|achiev|complet|competent|signed|\bdone\b|\byes\b|satisf|decided|accepted/.test(text)) {
    return "decided";
  }
  return null;
}
