/** A standard tracker in the local Sheets server, made and read with the same requests as in Google. */
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { findQualification, type Qualification } from "../../../shared/src/catalogue/catalogue.ts";
import { type LogEvent } from "../../../shared/src/evidence-log/event.ts";
import { unitNames } from "../../../shared/src/evidence-log/unit-names.ts";
import { appendRequests, appendTargets } from "../../../shared/src/sheets-api/append-requests.ts";
import {
  createBody,
  type Provision,
  provisionRequests,
} from "../../../shared/src/sheets-api/provision-requests.ts";
import {
  readSpreadsheet,
  type SpreadsheetAnswer,
  trackerFields,
  workbookFields,
} from "../../../shared/src/sheets-api/spreadsheet-answer.ts";
import { workbookOf } from "../../../shared/src/sheets-api/workbook-of.ts";
import { findTabs } from "../../../shared/src/standard-tracker/find-tabs.ts";
import { readStandardTracker } from "../../../shared/src/standard-tracker/read-standard-tracker.ts";
import { standardTracker } from "../../../shared/src/standard-tracker/standard-tracker.ts";
import { type Json } from "../../../apps-script/local/src/sheets-server/json.ts";
import { type MadeService, madeService } from "../../local/sheets-server/made-service.ts";

export function qualificationOf(id: string): Qualification {
  const found = findQualification(catalogue, id);
  if (found === undefined) throw new Error(`The catalogue has no qualification ${id}.`);
  return found;
}

/** Any request's body as data; fields that are not set fall away as they do when it is sent. */
export function asJson(value: unknown): Json {
  const copy: Json = JSON.parse(JSON.stringify(value));
  return copy;
}

export function expectDone<Answer extends { readonly status: number; readonly body: Json }>(
  answer: Answer,
): Answer {
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer;
}

/** A tracker in a server of its own. */
export function madeSpreadsheet(qualification = qualificationOf("501/1837/7")) {
  const service = madeService();
  const created = expectDone(service.ask("POST", "/v4/spreadsheets", asJson(createBody("Spring cohort"))));
  const id = readSpreadsheet(created.body)?.spreadsheetId ?? "";
  const tracker = { service, id, qualification };
  provision(tracker);
  return tracker;
}

export interface Tracker {
  readonly service: MadeService;
  readonly id: string;
  readonly qualification: Qualification;
}

export function read({ service, id }: Tracker, fields: string): SpreadsheetAnswer {
  const { body } = expectDone(
    service.ask("GET", `/v4/spreadsheets/${id}?fields=${encodeURIComponent(fields)}`),
  );
  const answer = readSpreadsheet(body);
  if (answer === null) throw new Error("The answer is no spreadsheet.");
  return answer;
}

/** Adds what is missing, and says what it was. */
export function provision(tracker: Tracker): Provision {
  const wanted = provisionRequests(standardTracker(tracker.qualification), read(tracker, trackerFields));
  if (wanted.requests.length > 0)
    expectDone(
      tracker.service.ask(
        "POST",
        `/v4/spreadsheets/${tracker.id}:batchUpdate`,
        asJson({ requests: wanted.requests }),
      ),
    );
  return wanted;
}

export function workbookIn(tracker: Tracker) {
  return workbookOf(read(tracker, workbookFields));
}

export function readingOf(tracker: Tracker) {
  return readStandardTracker(workbookIn(tracker), catalogue);
}

/** Appends the events as any program does: reads the headers, then writes. */
export function append(tracker: Tracker, events: readonly LogEvent[]): void {
  const { targets, problems } = appendTargets(findTabs(workbookIn(tracker)).tabs);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  for (const { range, query, body } of appendRequests(
    events,
    targets,
    unitNames(tracker.qualification.units),
  )) {
    const words = new URLSearchParams({ ...query }).toString();
    const path = `/v4/spreadsheets/${tracker.id}/values/${encodeURIComponent(range)}:append?${words}`;
    expectDone(tracker.service.ask("POST", path, asJson(body)));
  }
}
