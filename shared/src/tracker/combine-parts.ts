/**
 * Several cells about one criterion, put together: evidence, date, assessor, decision. A date or initials
 * beside evidence decide nothing by themselves when they may belong to the evidence.
 */
import { cellText, shortened } from "./cell-text.ts";
import { knownMethod } from "./methods.ts";
import { evidenceReferences, type MarkGuess } from "./recognise-mark.ts";
import { type EvidenceReference, type Mark, type Meaning } from "./reading.ts";
import { type Part } from "./table.ts";
import { type PartCell } from "./walk-table.ts";

export interface CombineRequest {
  readonly parts: readonly PartCell[];
  /** The parts that the table has columns for, filled or not. */
  readonly columns: ReadonlySet<Part>;
  readonly evidenceRows: boolean;
  readonly assessorColumn: number | null;
  /** A name for a piece of evidence that has none of its own. */
  readonly rowName: string;
  readonly markOf: (part: PartCell) => {
    readonly guess: MarkGuess;
    readonly meaning: Meaning["meaning"] | "unknown";
    readonly marks: readonly Mark[];
  };
}

/** What the cells say, and what could not be understood among them. */
export function combineParts(request: CombineRequest): {
  readonly marks: readonly Mark[];
  readonly unknown: readonly PartCell[];
  /** An assessor's name or initials that decide nothing, because the date beside them is missing. */
  readonly undated: PartCell | null;
  /** The assessor's empty column beside a date that decides. */
  readonly unsigned: number | null;
} {
  const { parts, columns, evidenceRows, markOf } = request;
  const unknown: PartCell[] = [];
  const marks: Mark[] = [];
  const onOf = (wanted: Part): string | null => {
    for (const part of parts) {
      if (part.part !== wanted) continue;
      for (const mark of markOf(part).marks) if (mark.kind === "decided" && mark.on !== null) return mark.on;
      // Initials or a tick stand in a date's column too.
      if (markOf(part).meaning === "unknown") unknown.push(part);
    }
    return null;
  };
  const decisionDate = onOf("decision-date");
  const date = onOf("date");
  const saysDecided = (wanted: Part): boolean =>
    parts.some((part) => part.part === wanted && markOf(part).meaning === "decided");
  const assessor =
    parts
      .filter(({ part }) => part === "assessor")
      .map(({ cell }) => namedAssessor(cellText(cell)))
      .find((name) => name !== null) ?? null;

  const statuses = parts.filter(({ part }) => part === "mark");
  const method = parts.find(({ part }) => part === "method");
  const written = method === undefined ? null : shortened(cellText(method.cell), 80);
  const methodText = written === null ? null : (knownMethod(written) ?? written);
  const evidenceCells = parts.filter(({ part }) => part === "evidence");

  let decided = false;
  let said = false;
  for (const status of statuses) {
    const { meaning, marks: own } = markOf(status);
    if (meaning === "unknown") unknown.push(status);
    for (const mark of own) {
      said = true;
      if (mark.kind !== "decided") {
        marks.push(mark);
        continue;
      }
      decided = true;
      const on = mark.on ?? decisionDate ?? (evidenceRows ? null : date);
      marks.push({ kind: "decided", by: mark.by ?? assessor, on });
    }
  }
  if (!said) {
    const dateDecides = !evidenceRows && date !== null && !columns.has("evidence");
    const signedOff = !evidenceRows && assessor !== null && (date !== null || !columns.has("date"));
    const tickedDate = !evidenceRows && saysDecided("date") && date === null;
    if (decisionDate !== null || saysDecided("decision-date") || dateDecides || signedOff || tickedDate) {
      decided = true;
      marks.push({ kind: "decided", by: assessor, on: decisionDate ?? date });
    }
  }
  const evidenceOn = decided && !evidenceRows ? null : date;
  const items: EvidenceReference[] = evidenceCells.flatMap(({ cell }) => {
    const text = cellText(cell);
    const ids = evidenceReferences(text) ?? [shortened(text, 120)];
    return ids.filter((id) => id !== "").map((id) => ({ id, method: methodText, on: evidenceOn }));
  });
  const onlyMethod =
    evidenceCells.length === 0 && (evidenceRows || (method !== undefined && !said && !decided));
  if (onlyMethod) items.push({ id: request.rowName, method: methodText, on: evidenceOn });
  if (items.length > 0) marks.unshift({ kind: "evidence", items });
  else if (marks.length === 0 && date !== null)
    marks.push({ kind: "evidence", items: [{ id: request.rowName, method: methodText, on: date }] });
  const signer = parts.find(({ part }) => part === "assessor") ?? null;
  const undated = !evidenceRows && !said && !decided && assessor !== null ? signer : null;
  const signed = marks.some((mark) => mark.kind === "decided" && mark.by !== null);
  const unsigned = decided && !signed && signer === null ? request.assessorColumn : null;
  return { marks, unknown, undated, unsigned };
}

/** Who assessed, as written; ticks and dashes name nobody. */
function namedAssessor(text: string): string | null {
  return /\p{L}/u.test(text) ? shortened(text, 80) : null;
}
