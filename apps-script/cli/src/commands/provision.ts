/** `provision`: makes a standard tracker in Google Sheets, or makes one whole again. */
import { findQualification, type Qualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { hashText } from "@evidence-mapper/shared/evidence-log/hash-text";
import { type Problem } from "@evidence-mapper/shared/problem";
import { type Provision, provisionRequests } from "@evidence-mapper/shared/sheets-api/provision-requests";
import { type SpreadsheetAnswer, trackerFields } from "@evidence-mapper/shared/sheets-api/spreadsheet-answer";
import { workbookOf } from "@evidence-mapper/shared/sheets-api/workbook-of";
import { findTabs } from "@evidence-mapper/shared/standard-tracker/find-tabs";
import { readSettings } from "@evidence-mapper/shared/standard-tracker/settings";
import { standardTracker } from "@evidence-mapper/shared/standard-tracker/standard-tracker";
import { unknownQualification } from "../evaluators.ts";
import { GoogleFault } from "../google/google-fault.ts";
import { type GoogleSheets, googleSheets } from "../google/google-sheets.ts";
import { serverRoot } from "../google/server-root.ts";
import { spreadsheetName } from "../google/spreadsheet-name.ts";
import { type ExitCode, say, sayProblem, writeData, writeJson } from "../io/output.ts";

export interface ProvisionWords {
  readonly title?: string;
  readonly qualification?: string;
  readonly spreadsheet?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly server?: string;
}

interface Provisioned {
  /** `null` when it is not made yet. */
  readonly spreadsheet: { readonly id: string; readonly url: string; readonly title: string } | null;
  readonly created: boolean;
  readonly missing: readonly string[];
  readonly problems: readonly Problem[];
}

export async function provisionCommand(words: ProvisionWords): Promise<ExitCode> {
  const root = serverRoot(words.server);
  if (!root.ok) {
    sayProblem(root.problem);
    return 2;
  }
  const asked = words.qualification === undefined ? null : findQualification(catalogue, words.qualification);
  if (asked === undefined) {
    sayProblem(unknownQualification(catalogue, words.qualification ?? "", "--qualification"));
    return 2;
  }
  const named = words.spreadsheet === undefined ? null : nameOf(words.spreadsheet, root.server);
  if (words.spreadsheet !== undefined && named === null) {
    sayProblem({
      code: "spreadsheet-unknown",
      where: words.spreadsheet,
      found: "This is no address of a Google Sheet.",
      advice: "Copy the address from your browser while the sheet is open.",
    });
    return 2;
  }
  if (named === null && asked === null) {
    say("Say which qualification the tracker is for: --qualification 601/3972/9");
    say("npx evidence-mapper catalogue lists them.");
    return 2;
  }
  try {
    const done =
      named === null && words.dryRun === true && asked !== null
        ? planned(asked)
        : await provision(await googleSheets({ server: named?.server ?? root.server }), {
            id: named?.id ?? null,
            qualification: asked,
            title: words.title ?? null,
            dryRun: words.dryRun === true,
            server: named?.server ?? root.server,
          });
    await report(done, words);
    return done.problems.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof GoogleFault)) throw error;
    sayProblem(error.problem);
    return 2;
  }
}

function nameOf(
  text: string,
  server: string | null,
): { readonly id: string; readonly server: string | null } | null {
  return (
    spreadsheetName(text) ?? (server !== null && /^[A-Za-z0-9_-]+$/.test(text) ? { id: text, server } : null)
  );
}

/** What a new tracker would hold. Nobody is asked. */
function planned(qualification: Qualification): Provisioned {
  const nothing = { spreadsheetId: "", properties: { title: "" }, sheets: [], namedRanges: [] };
  const { missing } = provisionRequests(standardTracker(qualification), nothing);
  return { spreadsheet: null, created: false, missing, problems: [] };
}

interface Wanted {
  /** `null`: a new one. */
  readonly id: string | null;
  readonly qualification: Qualification | null;
  readonly title: string | null;
  readonly dryRun: boolean;
  readonly server: string | null;
}

/** How often it looks again when somebody else writes at the same time. */
const mostRounds = 3;

/**
 * A spreadsheet is made empty with a mark, then filled by one batch that is taken whole or not at all: wherever it is
 * interrupted, the next run finds the marked one and goes on.
 */
async function provision(google: GoogleSheets, wanted: Wanted): Promise<Provisioned> {
  let id = wanted.id;
  let created = false;
  if (id === null && wanted.qualification !== null) {
    const title = wanted.title ?? `${wanted.qualification.title}: tracker`;
    const mark = { key: "evidenceMapperTracker", value: hashText(`${wanted.qualification.id}\n${title}`) };
    [id = null] = await google.marked(mark);
    created = id === null;
    id ??= await google.create(title, mark);
  }
  if (id === null) throw new Error("A new tracker needs a qualification.");
  const missing: string[] = [];
  for (let round = 1; ; round += 1) {
    const found = await google.spreadsheet(id, trackerFields);
    const spreadsheet = { id, url: addressOf(found, id, wanted.server), title: found.properties.title };
    const provision = compared(found, wanted.qualification);
    missing.push(...provision.missing.filter((one) => !missing.includes(one)));
    if (provision.requests.length === 0 || wanted.dryRun)
      return { spreadsheet, created, missing, problems: provision.problems };
    if (round > mostRounds) {
      const problems = [...provision.problems, stillMissing(spreadsheet.url, provision.missing)];
      return { spreadsheet, created, missing, problems };
    }
    try {
      await google.update(id, provision.requests);
      // What was asked for may have been applied already, or somebody else was faster: look again.
    } catch (error) {
      if (round >= mostRounds || !(error instanceof GoogleFault) || !mayBeDone(error)) throw error;
    }
  }
}

function stillMissing(where: string, missing: readonly string[]): Problem {
  return {
    code: "still-missing",
    where,
    found: `It was written, and is missing again: ${missing.slice(0, 3).join(" ")}`,
    advice: "Perhaps somebody else is changing the spreadsheet just now. Run the command again later.",
  };
}

/** No answer, or one that says that something is there already. */
function mayBeDone({ status }: GoogleFault): boolean {
  return status === 0 || status === 400 || status >= 500;
}

function compared(found: SpreadsheetAnswer, asked: Qualification | null): Provision {
  const qualification = asked ?? qualificationIn(found);
  if (qualification !== null) return provisionRequests(standardTracker(qualification), found);
  return {
    requests: [],
    missing: [],
    problems: [
      {
        code: "qualification-unknown",
        where: "",
        found: "This spreadsheet does not say which qualification it is for.",
        advice: "Give it with --qualification. Nothing was written.",
      },
    ],
  };
}

function qualificationIn(found: SpreadsheetAnswer): Qualification | null {
  const { setting } = findTabs(workbookOf(found)).tabs;
  const said = setting === null ? null : readSettings(setting).qualification;
  return said === null ? null : (findQualification(catalogue, said) ?? null);
}

function addressOf({ spreadsheetUrl }: SpreadsheetAnswer, id: string, server: string | null): string {
  return server === null
    ? (spreadsheetUrl ?? `https://docs.google.com/spreadsheets/d/${id}/edit`)
    : `${server}d/${id}`;
}

async function report(
  { spreadsheet, created, missing, problems }: Provisioned,
  words: ProvisionWords,
): Promise<void> {
  if (words.json === true) {
    await writeJson({ spreadsheet, created, dryRun: words.dryRun === true, missing, problems });
    return;
  }
  problems.forEach(sayProblem);
  const lines: string[] = [];
  if (words.dryRun === true) {
    lines.push(
      missing.length === 0 ? "Nothing is missing." : "It would add:",
      ...missing.map((one) => `  ${one}`),
    );
    lines.push("Nothing was written.");
  } else if (spreadsheet !== null && problems.length === 0) {
    if (created) lines.push(`The tracker “${spreadsheet.title}” is made.`);
    else if (missing.length === 0)
      lines.push(`The tracker “${spreadsheet.title}” is there, and nothing is missing.`);
    else
      lines.push(
        `The tracker “${spreadsheet.title}” is whole again. Added:`,
        ...missing.map((one) => `  ${one}`),
      );
    lines.push(spreadsheet.url);
  }
  await writeData(lines.map((line) => `${line}\n`).join(""));
}
