/** Names of assessment methods as centres write them. */
import { evidenceMethods } from "../catalogue/schema.ts";
import { plainWords } from "./plain-words.ts";

const known = new Map<string, string>(evidenceMethods.map((method) => [method.replaceAll("-", " "), method]));
const others: readonly (readonly [string, string])[] = [
  ["obs", "observation"],
  ["direct observation", "observation"],
  ["observed", "observation"],
  ["wt", "witness-testimony"],
  ["witness statement", "witness-testimony"],
  ["witness", "witness-testimony"],
  ["wp", "work-product"],
  ["product", "work-product"],
  ["product evidence", "work-product"],
  ["work based product", "work-product"],
  ["wq", "written-questioning"],
  ["written questions", "written-questioning"],
  ["question paper", "written-questioning"],
  ["questions", "written-questioning"],
  ["oq", "oral-questioning"],
  ["oral questions", "oral-questioning"],
  ["verbal questioning", "oral-questioning"],
  ["pd", "professional-discussion"],
  ["discussion", "professional-discussion"],
  ["diary", "diary-or-log"],
  ["log", "diary-or-log"],
  ["diary log", "diary-or-log"],
  ["audio", "recording"],
  ["video", "recording"],
  ["ps", "personal-statement"],
  ["learner statement", "personal-statement"],
  ["ra", "reflective-account"],
  ["reflection", "reflective-account"],
  ["rpl", "prior-learning"],
  ["apl", "prior-learning"],
  ["recognition of prior learning", "prior-learning"],
];
for (const [words, method] of others) known.set(words, method);

/** The known method that a text names, or `null`: the list is open, so an unknown one is kept as written. */
export function knownMethod(text: string): string | null {
  const words = plainWords(text);
  return known.get(words) ?? known.get(words.replace(/s$/, "")) ?? null;
}
