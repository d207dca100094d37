/** The local Sheets server as tests use it: its own clock, ids in turn, one token for each user. */
import { type ApiAnswer } from "../../../apps-script/local/src/sheets-server/exchange.ts";
import { type Json } from "../../../apps-script/local/src/sheets-server/json.ts";
import { type QuotaLimits } from "../../../apps-script/local/src/sheets-server/quota.ts";
import {
  type SheetsService,
  sheetsService,
} from "../../../apps-script/local/src/sheets-server/sheets-service.ts";

export interface MadeService extends SheetsService {
  /** Milliseconds; move it to let time pass. */
  readonly clock: { now: number };
  /** Asks with a user's token and gives the status and the answer as data. */
  readonly ask: (
    method: string,
    path: string,
    body?: Json,
    user?: string,
  ) => { readonly status: number; readonly body: Json; readonly answer: ApiAnswer };
}

/** `token-NAME` is the token of the user NAME. */
export function madeService({ quota = null }: { readonly quota?: QuotaLimits | null } = {}): MadeService {
  const clock = { now: Date.UTC(2026, 2, 1) };
  let ids = 0;
  const service = sheetsService({
    now: () => clock.now,
    newId: () => `made-${String((ids += 1)).padStart(3, "0")}`,
    userOf: (token) => /^token-(.+)$/.exec(token)?.[1] ?? null,
    quota,
  });
  return {
    ...service,
    clock,
    ask: (method, url, body, user = "amira") => {
      const [path = "", query = ""] = url.split("?");
      const answer = service.handle({
        method,
        path,
        query,
        headers: { authorization: `Bearer token-${user}`, "content-type": "application/json" },
        body: body === undefined ? "" : JSON.stringify(body),
      });
      const parsed: Json = JSON.parse(answer.body);
      return { status: answer.status, body: parsed, answer };
    },
  };
}
