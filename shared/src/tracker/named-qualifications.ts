/** Finds qualifications that the workbook names in its own text: by number, by code, or by level and title. */
import { type Qualification } from "../catalogue/catalogue.ts";
import { cellText, shortened } from "./cell-text.ts";
import { plainWords } from "./plain-words.ts";
import { cellName, type Workbook } from "./workbook.ts";

export interface NamedQualification {
  readonly qualification: Qualification;
  readonly where: string;
  readonly says: string;
  /** By number or code, rather than by words. */
  readonly exact: boolean;
}

/** Each qualification that the text of the workbook names, at its first and surest place. */
export function namedQualifications(
  workbook: Workbook,
  qualifications: readonly Qualification[],
): readonly NamedQualification[] {
  const found = new Map<string, NamedQualification>();
  const look = (text: string, where: string): void => {
    if (text.length < 5 || text.length > 400) return;
    const lower = text.toLowerCase();
    const exact = qualifications.filter((qualification) => namesExactly(lower, qualification));
    const named = exact.length > 0 ? exact : namedByTitle(text, qualifications);
    for (const qualification of named) {
      const before = found.get(qualification.id);
      if (before !== undefined && (before.exact || exact.length === 0)) continue;
      found.set(qualification.id, { qualification, where, says: shortened(text), exact: exact.length > 0 });
    }
  };
  for (const sheet of workbook.sheets) {
    look(sheet.name, `the tab's name “${shortened(sheet.name)}”`);
    for (let row = 0; row < Math.min(12, sheet.rows.length); row += 1) {
      const cells = sheet.rows[row] ?? [];
      for (let column = 0; column < Math.min(30, cells.length); column += 1) {
        const cell = cells[column] ?? null;
        if (typeof cell === "string") look(cellText(cell), cellName(sheet.name, row, column));
      }
    }
  }
  const all = [...found.values()];
  const exact = all.filter((named) => named.exact);
  return exact.length > 0 ? exact : all;
}

function namesExactly(text: string, { id, code }: Qualification): boolean {
  return holds(text, id.toLowerCase()) || holds(text, code.toLowerCase());
}

function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + name.length] ?? " ";
    if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after)) return true;
  }
  return false;
}

/** Level and kind must both be said; the awarding body and further words of the title decide between equals. */
function namedByTitle(text: string, qualifications: readonly Qualification[]): readonly Qualification[] {
  const said = wordsOf(text);
  const fitting = qualifications.filter((qualification) => {
    const kind = kindOf(qualification);
    return said.has(levelWord(qualification)) && kind !== null && said.has(kind);
  });
  if (fitting.length <= 1) return fitting;
  const scored = fitting.map((qualification) => {
    const body = wordsOf(qualification.awardingBody);
    const title = wordsOf(qualification.title);
    const bodySaid = [...body].every((word) => said.has(word)) ? 3 : 0;
    const extra = [...title].filter((word) => said.has(word)).length;
    const unsaid = [...title].filter((word) => !said.has(word)).length;
    return { qualification, score: bodySaid + extra - unsaid * 0.5 };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score === best).map(({ qualification }) => qualification);
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = plainWords(text)
    .replace(/\bentry (?:level )?(\d)\b/g, "entry$1 entry")
    .replace(/\b(?:level|l|lvl) ?(\d)\b/g, "level$1")
    .replace(/\bawards\b/g, "award")
    .replace(/\bcertificates?\b|\bcert\b/g, "certificate")
    .replace(/\bdiplomas?\b|\bdip\b/g, "diploma");
  return new Set(words.split(" ").filter((word) => !/^(in|for|of|the|and|a|to)$/.test(word)));
}

function levelWord({ level }: Qualification): string {
  return typeof level === "number" ? `level${level}` : level.toLowerCase().replace(" ", "");
}

function kindOf({ title }: Qualification): string | null {
  return /\b(award|certificate|diploma)\b/i.exec(title)?.[1]?.toLowerCase() ?? null;
}
