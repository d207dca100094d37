/**
 * The leak guard's one gate: everything that is going to be stored passes here. Whoever stores asks for
 * `Guarded<…>`, which nothing else makes.
 *
 * It fails closed. A secret refuses the whole content; personal data is masked; a field that is not declared
 * below, an error, or too little time, and nothing may be kept.
 */
import { type EvidenceContent } from "@evidence-mapper/shared/evidence-log/event";
import { type EventDraft } from "../store/store.ts";
import { type Budget } from "./find-spans.ts";
import { type Finding } from "./finding.ts";
import { type FieldSort, guardText } from "./guard-text.ts";

declare const guarded: unique symbol;
/** Content that the guard has looked at as a whole and allowed. */
export type Guarded<Content> = Content & { readonly [guarded]: true };

export type GuardAnswer<Content> =
  | {
      readonly verdict: "allowed";
      /** To be stored and shown: with its masks. */
      readonly content: Guarded<Content>;
      /** What was masked. */
      readonly findings: readonly Finding[];
    }
  | { readonly verdict: "refused"; readonly findings: readonly Finding[] }
  /** Nothing may be kept. `reason` is for people. */
  | { readonly verdict: "unfinished"; readonly reason: string };

/** How long the guard may take, and by which clock. */
export interface GuardTime {
  readonly now: () => number;
  readonly milliseconds: number;
}

const usualTime: GuardTime = { now: () => performance.now(), milliseconds: 1_000 };

/** Guards an evidence item before it is captured: its masked content, or why it cannot be kept. */
export function guardEvidence(
  content: EvidenceContent,
  time: GuardTime = usualTime,
): GuardAnswer<EvidenceContent> {
  return guard(content, time);
}

/** Guards any event before it is recorded: evidence, a tag, a decision with its note, … */
export function guardDraft<Draft extends EventDraft>(
  draft: Draft,
  time: GuardTime = usualTime,
): GuardAnswer<Draft> {
  return guard(draft, time);
}

/**
 * What each text of an event is. `code`: ids, days and words of closed lists, which the event's schema checks
 * to the letter. A key that is not here stops the guard, so that a new field cannot be forgotten.
 */
const sorts: { readonly [key: string]: FieldSort | "code" } = {
  title: "words",
  label: "words",
  system: "words",
  location: "address",
  identity: "identity",
  seenOn: "code",
  method: "words",
  setting: "code",
  name: "words",
  role: "words",
  exact: "words",
  before: "words",
  after: "words",
  language: "words",
  adviser: "words",
  note: "words",
  author: "signature",
  learner: "signature",
  id: "code",
  kind: "code",
  at: "code",
  what: "code",
  changes: "code",
  settles: "code",
  item: "code",
  unit: "code",
  criterion: "code",
  verdict: "code",
  on: "code",
  about: "code",
  outcome: "code",
};

/** Names of fields for people and findings, where the key alone would not say it. */
const fieldNames: { readonly [key: string]: string } = {
  exact: "quotation",
  before: "words before the quotation",
  after: "words after the quotation",
  name: "name",
};

const codes = /^[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,63}$/;

class Refusal extends Error {
  constructor(readonly why: "unfinished" | "undeclared") {
    super(why);
  }
}

function guard<Content>(content: Content, { now, milliseconds }: GuardTime): GuardAnswer<Content> {
  try {
    const end = now() + milliseconds;
    const spent: Budget = () => now() > end;
    const masked: Finding[] = [];
    const secrets: Finding[] = [];
    const look = (value: unknown, key: string): unknown => {
      if (value === null || typeof value === "number" || typeof value === "boolean") return value;
      if (typeof value === "string") {
        const sort = Object.hasOwn(sorts, key) ? sorts[key] : undefined;
        if (sort === undefined) throw new Refusal("undeclared");
        if (sort === "code") {
          if (value !== "" && !codes.test(value)) throw new Refusal("undeclared");
          return value;
        }
        const answer = guardText({ text: value, field: fieldNames[key] ?? key, sort }, spent);
        if (answer.state === "unfinished") throw new Refusal("unfinished");
        if (answer.state === "secret") {
          secrets.push(...answer.findings);
          return null;
        }
        masked.push(...answer.findings);
        return answer.text;
      }
      if (Array.isArray(value)) return value.map((one: unknown) => look(one, key));
      if (typeof value !== "object" || value === undefined) throw new Refusal("undeclared");
      const shown = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, look(inner, name)]),
      );
      return "exact" in shown ? together(shown) : shown;
    };
    /** What only the quotation and the words around it tell together: half a card number on either side. */
    const together = (quote: { readonly [key: string]: unknown }): unknown => {
      const { before, exact, after } = quote;
      const text = [before, exact, after].filter((part) => typeof part === "string").join(" ");
      const answer = guardText({ text, field: "quotation", sort: "words" }, spent);
      if (answer.state === "unfinished") throw new Refusal("unfinished");
      if (answer.state === "secret") secrets.push(...answer.findings);
      else if (answer.findings.length > 0) return { ...quote, before: null, after: null };
      return quote;
    };
    const allowed = look(content, "");
    if (secrets.length > 0) return { verdict: "refused", findings: secrets };
    // The same keys and sorts of values as `content`: only texts were masked.
    return { verdict: "allowed", content: allowed as Guarded<Content>, findings: masked };
  } catch (fault) {
    return {
      verdict: "unfinished",
      reason:
        fault instanceof Refusal && fault.why === "unfinished"
          ? "The check for confidential information did not finish in time. Nothing was saved. Choose fewer words and try again."
          : "The check for confidential information could not look at everything. Nothing was saved. Try again with fewer words.",
    };
  }
}
