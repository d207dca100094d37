/** What a heading's words say that its column is for, when it is neither a unit nor a criterion. */
import { plainWords } from "./plain-words.ts";

export type HeadingRole =
  | "name"
  | "first-name"
  | "surname"
  | "id"
  /** "Ref", "No": a learner's id or a piece of evidence, the other columns decide. */
  | "reference"
  | "unit"
  | "criterion"
  | "outcome"
  | "evidence"
  | "method"
  | "date"
  | "decision-date"
  | "assessor"
  | "status"
  | "declaration"
  | "countersignature"
  | "verification"
  | "total"
  | "note";

const person = "(?:learner|candidate|student|trainee|apprentice|pupil|participant|delegate|employee)s?";

const roles: readonly (readonly [HeadingRole, RegExp])[] = [
  ["note", /comment|\bnotes?\b|feedback|remark|\bactions?\b|description|\bdetails\b|reason/],
  [
    "note",
    /\b(start|enrol\w*|registration|registered|birth|target|planned|due|end|expected|review) ?(date|on)?$|^dob$/,
  ],
  [
    "note",
    /^(level|credits?|credit value|glh|guided learning hours|group|cohort|class|employer|site|e ?mail|phone|telephone|tutor|campus|location|workplace)$/,
  ],
  ["declaration", /declar|declaration/],
  ["declaration", new RegExp(`signed by (the )?${person}|${person} (signature|signed|sign|initials)`)],
  ["countersignature", /counter ?sign|countersig/],
  ["note", /\b(eqa|external)\b/],
  ["verification", /\b(iqa|iqas|iv|verif\w*|moderat\w*|internal quality)\b/],
  [
    "total",
    /\btotals?\b|\bpercent\w*|\bpc complete\b|^count\b|\bprogress\b|^number of|^no of|^sum( of .*)?$|\bremaining\b|credits? (achieved|earned|so far|gained)|^overall|^score|^average|^rag\b|criteria (achieved|outstanding|left)$/,
  ],
  [
    "evidence",
    /^evidence( (no|number|id|ref|reference|item|code)s?)?( ?\d+)?$|^(ev|e) (no|ref|id)$|^portfolio( (ref|reference|page|pages|no))?$|^evidence (title|name|location|used)$/,
  ],
  ["method", /method|evidence type|type of evidence|^type$/],
  [
    "status",
    /assessors? decision|^decision$|^(assessment )?(decision|status|result|judg\w*)$|^criteria met$/,
  ],
  [
    "criterion",
    /^(assessment )?criteri(on|a)( (no|number|ref|reference|claimed|covered|met|code|s)s?)*$|^(acs?|pcs?|ac pc)( (no|number|ref|claimed|covered|met)s?)*$|^performance criteri(on|a)$|^criteri(on|a) .{0,20}$|^(lo|learning outcome) ?(and )?(ac|assessment criteria)$|^standards?$/,
  ],
  [
    "unit",
    /^units?( (no|number|ref|reference|title|name|code|urn|and title|no and title)s?)*$|^(unit )?(urn|module)$|^unit accreditation number$/,
  ],
  ["outcome", /^(learning )?outcomes?( (no|number))?$|^lo$/],
  [
    "id",
    new RegExp(
      `^(${person} )?(id|uln|unique learner number|enrol\\w* (no|number|id)|reg\\w* (no|number|id))( (no|number))?$|^${person} (no|number|ref|reference|code|id)$`,
    ),
  ],
  ["reference", /^(ref|reference|no|number|code|item|id no)$/],
  ["first-name", /^(first|fore|given) ?names?$/],
  ["surname", /^(surname|last ?name|family ?name)$/],
  ["name", new RegExp(`^(${person}( s)?)( (full )?names?)?$|^(full )?names?$|^names? of (the )?${person}$`)],
  [
    "decision-date",
    /^date (met|achieved|assessed|passed|complete|completed|signed|signed off|decided|of decision|of assessment|awarded)$|^(decision|completion|assessment|achievement|sign off) date$|^(met|achieved|completed|passed|assessed|signed off|decided) (on|date)$|^unit (completion )?date$/,
  ],
  ["date", /\bdates?\b|^when$/],
  ["assessor", /assessor|^assessed by|^initials?$|^signed by|^signature$|^signed$|^by$|^decided by/],
  [
    "status",
    /^(achieved|met|met not met|met y n|complete|completed|pass|passed|pass refer|pass fail|p r|signed off|sign off|done|mark|grade|competent|y n|yes no|tick|tick when .*|tick if .*|outcome of assessment)( yes no| y n)?$|^unit (complete|completed|achieved|signed off|status|sign off|met|passed|result|outcome)$/,
  ],
];

/** The role that a heading's words give it, or `null` when they say nothing known. */
export function headingRole(text: string): HeadingRole | null {
  if (text.length > 80) return null;
  if (/%/.test(text)) return "total";
  if (/^(#|№)$/.test(text.trim())) return "reference";
  const words = plainWords(text);
  if (words === "") return null;
  for (const [role, pattern] of roles) if (pattern.test(words)) return role;
  return null;
}

/** Does the text label a row of sums, as "Total" or "% complete" does? No learner's name may look like one. */
export function isTotalLabel(text: string): boolean {
  if (text.length > 60) return false;
  if (/%/.test(text)) return true;
  const words = plainWords(text);
  return (
    /^(grand |sub ?)?totals?( .*)?$/.test(words) ||
    /^(percent|percentage|average|number|no|count|sum|overall)( of| complete| completed| achieved| met| passed| done| signed| learners| criteria|$)/.test(
      words,
    ) ||
    /^(criteria|learners|units) (complete|completed|achieved|met|outstanding|left)$/.test(words)
  );
}
