/** The local Sheets server on a port of this machine, for programs in processes of their own. */
import { onTestFinished } from "vitest";
import { type Book } from "../../apps-script/local/src/sheets-server/book/book.ts";
import { type ApiAnswer, type ApiRequest } from "../../apps-script/local/src/sheets-server/exchange.ts";
import { isExtensionOrigin, startServer } from "../../apps-script/local/src/sheets-server/http-server.ts";
import { type QuotaLimits } from "../../apps-script/local/src/sheets-server/quota.ts";
import { type MadeService, madeService } from "../local/sheets-server/made-service.ts";

/** What happens to a request: `null` lets it through. */
export type Fault =
  | null
  | { readonly kind: "answer"; readonly answer: ApiAnswer }
  /** The request never arrives. */
  | { readonly kind: "lost" }
  /** It is carried out, and nobody learns so. */
  | { readonly kind: "answer-lost" };

export interface ServerInTest {
  readonly service: MadeService;
  readonly url: string;
  /** Requests that arrived, in order: `POST /v4/spreadsheets/…`. */
  readonly requests: string[];
  /** What becomes of the next requests; counts them from 0. */
  fault: (request: ApiRequest, number: number) => Fault;
  /** For the environment of a command. */
  readonly env: Readonly<Record<string, string>>;
}

/** Ends with the test. */
export async function sheetsServerInTest(
  options: { readonly quota?: QuotaLimits } = {},
): Promise<ServerInTest> {
  const service = madeService(options);
  const requests: string[] = [];
  const server = await startServer({
    port: 0,
    allowOrigin: isExtensionOrigin,
    handle: (request) => {
      const fault = state.fault(request, requests.length);
      requests.push(`${request.method} ${request.path}`);
      if (fault?.kind === "answer") return fault.answer;
      if (fault?.kind === "lost") return null;
      const answer = service.handle(request);
      return fault?.kind === "answer-lost" ? null : answer;
    },
  });
  onTestFinished(() => server.close());
  const state: ServerInTest = {
    service,
    url: server.url,
    requests,
    fault: () => null,
    env: { EVIDENCE_MAPPER_SERVER: server.url, EVIDENCE_MAPPER_TOKEN: "token-amira" },
  };
  return state;
}

/** An answer with a fault in Google's form. */
export function refusal(status: number, message: string, more: object = {}, headers = {}): Fault {
  return {
    kind: "answer",
    answer: {
      status,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ error: { code: status, message, ...more } }),
    },
  };
}

/** Everything that a book holds, for comparing. */
export function contentOf(book: Book | undefined): unknown {
  return book?.sheets.map(({ title, rows }) => ({
    title,
    rows: rows.map((row) => row.map((cell) => cell?.formula ?? cell?.value ?? null)),
  }));
}
