import { cleanLine, cleanText } from "@evidence-mapper/shared/evidence-log/clean-text";
import { type Finding, mask } from "../guard/finding.ts";
import { type FieldSort, guardText } from "../guard/guard-text.ts";
import { guardQuotation } from "../guard/guard-quotation.ts";
import { type Budget } from "../guard/find-spans.ts";
import { type KnownValue } from "../guard/known-value.ts";
import { adapters } from "./adapters/adapters.ts";
import { type PageView } from "./adapters/adapter.ts";
import { addressOf, attribute, contentType, documentTitle, rootElement } from "./dom.ts";
import { type PageReading } from "./page-reading.ts";
import { type PageText, pageText } from "./page-text.ts";
import { safeAddress } from "./safe-address.ts";
import { selectedPlace, type SelectedPlace } from "./selected-place.ts";
import { sensitiveFields } from "./sensitive-fields.ts";

const guardTime = 2_000;
const longestQuotation = 10_000;

/**
 * Reads the page that stands in this window. Text leaves the page only as title, address, identity and the
 * selected words, and only after the leak guard: a secret in them is masked or withheld here.
 */
export function readPage(page: Document): PageReading {
  const text = pageText(page, { places: true });
  const place = selectedPlace(text);
  const fields = sensitiveFields(text);
  const address = addressOf(page);
  const view: PageView = {
    url: new URL(address),
    page,
    documents: text.documents,
    roots: [...text.documents, ...text.shadowRoots],
    selected: place.state === "selected" ? place.node : null,
  };
  const adapter = adapters.find(({ knows }) => knows(view));
  if (adapter === undefined) throw new Error("No adapter knows the page.");
  const { system, title, identity, location } = adapter.read(view);
  const end = performance.now() + guardTime;
  const spent: Budget = () => performance.now() > end;
  const findings: Finding[] = [];
  const guarded = (said: string, field: string, sort: FieldSort): string | null => {
    const shown = withoutLeaks(said, field, sort, fields.known, spent);
    findings.push(...shown.findings);
    return shown.text === "" ? null : shown.text;
  };
  const titleLine = cleanLine(title ?? documentTitle(page), 250);
  const kept = location ?? safeAddress(address);
  const value = identity === null ? null : guarded(cleanLine(identity.value, 480), "identity", "identity");
  return {
    adapter: adapter.id,
    system: guarded(cleanLine(system, 90), "system", "words") ?? "Web page",
    title: (titleLine === "" ? null : guarded(titleLine, "title", "words")) ?? "Untitled page",
    location: kept === null ? null : guarded(cleanText(kept, 1_900), "location", "address"),
    identity: identity === null || value === null ? null : { kind: identity.kind, value },
    language: languageOf(page),
    selection: selectionOf(text, place, fields.known, spent),
    findings,
    sensitiveFields: [...fields.kinds],
    unread: isPdf(page) ? [pdfUnread] : text.unread,
  };
}

/** A line of the page with what the guard found under masks. What it could not look at is not told at all. */
function withoutLeaks(
  said: string,
  field: string,
  sort: FieldSort,
  known: readonly KnownValue[],
  spent: Budget,
): { readonly text: string; readonly findings: readonly Finding[] } {
  const answer = guardText({ text: said, field, sort, known }, spent);
  switch (answer.state) {
    case "allowed":
      return answer;
    case "secret":
      return { text: mask, findings: answer.findings };
    case "unfinished":
      return { text: "", findings: [] };
  }
}

function selectionOf(
  { text }: PageText,
  place: SelectedPlace,
  known: readonly KnownValue[],
  spent: Budget,
): PageReading["selection"] {
  if (place.state === "none") return { state: "none" };
  if (place.state === "unread") return { state: "unread", reason: place.reason };
  const { start, end } = place;
  if (end - start > longestQuotation)
    return {
      state: "unread",
      reason: `More than ${longestQuotation.toLocaleString("en-GB")} characters are selected. Select fewer words.`,
    };
  return guardQuotation({ text, start, end, known }, spent);
}

function languageOf(page: Document): string | null {
  const root = rootElement(page);
  const tag = root === null ? "" : (attribute(root, "lang") ?? "").trim();
  return /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,3}$/i.test(tag) && !/^en\b/i.test(tag) ? tag : null;
}

const pdfUnread = "The words of a PDF cannot be read here. The page can be tagged without a quotation.";

function isPdf(page: Document): boolean {
  return contentType(page) === "application/pdf";
}
