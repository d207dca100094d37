/** What Google or the way to it refused, in plain words. */
import * as z from "zod";
import type { Problem } from "@evidence-mapper/shared/problem";

/** Leaves a command that speaks to Google. Commands turn it into the problem that people see. */
export class GoogleFault extends Error {
  readonly problem: Problem;
  /** The answer's status; 0 when there was none. */
  readonly status: number;
  readonly retryAfter: number | null;

  constructor(problem: Problem, status: number, retryAfter: number | null = null) {
    super(problem.found);
    this.name = "GoogleFault";
    this.problem = problem;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const answered = z.object({
  response: z.object({
    status: z.number(),
    data: z.unknown(),
    headers: z.unknown().optional(),
  }),
});

const body = z.object({
  error: z.object({
    message: z.string().default(""),
    status: z.string().default(""),
    details: z.array(z.object({ reason: z.string().optional() })).default([]),
    errors: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
});

const signInRefusal = z.object({ error: z.enum(["invalid_grant", "invalid_rapt", "unauthorized_client"]) });

/** @param where the spreadsheet as the person named it */
export function googleFault(error: unknown, where: string): GoogleFault {
  if (error instanceof GoogleFault) return error;
  const answer = answered.safeParse(error).data?.response;
  if (answer === undefined) return withoutAnswer(error, where);
  const data = typeof answer.data === "string" ? parsed(answer.data) : answer.data;
  // The refusal of a sign-in has a form of its own.
  if (signInRefusal.safeParse(data).success) return new GoogleFault({ ...inWords(401, "", []), where }, 401);
  const said = body.safeParse(data).data?.error;
  const reasons = [...(said?.details ?? []), ...(said?.errors ?? [])].map(({ reason }) => reason ?? "");
  const { found, advice, code } =
    answer.status === 404 && isHere(where) ? notHere : inWords(answer.status, said?.message ?? "", reasons);
  return new GoogleFault({ code, where, found, advice }, answer.status, retryAfterOf(answer.headers));
}

function isHere(where: string): boolean {
  return /^http:\/\/(127\.0\.0\.1|localhost)\b/.test(where);
}

const notHere = {
  code: "google-not-found",
  found: "The local tracker has no such spreadsheet.",
  advice: "Check the address: it stands in the browser and in what the local tracker printed.",
} as const;

function inWords(status: number, message: string, reasons: readonly string[]): Omit<Problem, "where"> {
  const signInAgain = "Sign in again with `npx evidence-mapper sign-in`.";
  switch (status) {
    case 400:
      if (/not supported for this document|FAILED_PRECONDITION/i.test(message)) {
        return {
          code: "google-not-a-sheet",
          found: "This is a file in Google Drive, and not a Google Sheet: an Excel file, perhaps.",
          advice:
            "Download it and give the file, or open it in Google Sheets and choose File, Save as Google Sheets.",
        };
      }
      return {
        code: "google-refused",
        found: `Google did not understand the request: ${message || "no reason given"}.`,
        advice: "This is a fault of the program. Please report it with the command that you used.",
      };
    case 401:
      return {
        code: "google-signed-out",
        found: "Google does not know who is asking: the sign-in has ended or was taken back.",
        advice: signInAgain,
      };
    case 403:
      if (reasons.some((reason) => /SERVICE_DISABLED|accessNotConfigured/.test(reason))) {
        return {
          code: "google-not-enabled",
          found:
            "The Google project that you sign in with has the Google Sheets or Google Drive interface switched off.",
          advice: "Ask whoever set the project up to enable both; docs/guides/google-console.md says where.",
        };
      }
      if (reasons.some((reason) => /SCOPE_INSUFFICIENT|insufficientPermissions/.test(reason))) {
        return {
          code: "google-not-permitted",
          found: "You signed in without the permission that this needs.",
          advice: `${signInAgain} To check sheets that Evidence Mapper did not make, add --every-sheet.`,
        };
      }
      if (/rateLimit|quota/i.test(reasons.join(" "))) return tooMany;
      return {
        code: "google-no-access",
        found: "The account that you signed in with may not open this spreadsheet.",
        advice:
          "Ask its owner to share it with you, or sign in with the account that can open it. To check sheets that Evidence Mapper did not make, sign in with --every-sheet.",
      };
    case 404:
      return {
        code: "google-not-found",
        found: "Google knows no such spreadsheet, or does not show it to this program.",
        advice:
          "Check the address. A sheet that Evidence Mapper did not make is shown only after `npx evidence-mapper sign-in --every-sheet`.",
      };
    case 429:
      return tooMany;
    default:
      return {
        code: status >= 500 ? "google-unwell" : "google-refused",
        found:
          status >= 500
            ? `Google cannot answer at the moment (${status}).`
            : `Google refused the request (${status}): ${message || "no reason given"}.`,
        advice: status >= 500 ? "Try again in a few minutes." : "Try again; if it stays, report it.",
      };
  }
}

const tooMany = {
  code: "google-too-many",
  found: "Google takes only so many requests a minute, and there were more.",
  advice: "Wait a minute and run it again. What is done already is not done twice.",
} as const;

function withoutAnswer(error: unknown, where: string): GoogleFault {
  const text = error instanceof Error ? `${error.message} ${causeOf(error)}` : String(error);
  const offline =
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EPIPE|socket|fetch failed|timeout|Premature close/i;
  if (/invalid_grant|invalid_rapt/.test(text))
    return new GoogleFault({ ...inWords(401, "", []), where }, 401);
  if (offline.test(text)) {
    const here = isHere(where) || /127\.0\.0\.1|localhost/.test(text);
    return new GoogleFault(
      {
        code: "google-offline",
        where,
        found: here ? "The local tracker does not answer." : "Google cannot be reached from this computer.",
        advice: here
          ? "Start it with `npm start`, or check its address."
          : "Check the connection to the internet. Behind a proxy, set HTTPS_PROXY as your IT people say.",
      },
      0,
    );
  }
  return new GoogleFault(
    {
      code: "google-unexpected",
      where,
      found: `Speaking to Google came to an unexpected end: ${text.trim().slice(0, 300)}`,
      advice: "Try again; if it stays, report it with the command that you used.",
    },
    0,
  );
}

function causeOf(error: Error): string {
  const { cause } = error;
  const code = "code" in error ? String(error.code) : "";
  return cause instanceof Error ? `${code} ${cause.message} ${causeOf(cause)}` : code;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** In milliseconds. Google gives seconds. */
function retryAfterOf(headers: unknown): number | null {
  const value =
    headers instanceof Headers
      ? headers.get("retry-after")
      : (z.object({ "retry-after": z.coerce.string() }).safeParse(headers).data?.["retry-after"] ?? null);
  const seconds = value === null ? NaN : Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
