/** The addresses of Google's interface on this server: for the extension and for programs that know the key. */
import { type IncomingMessage, type ServerResponse } from "node:http";
import { sharing } from "../sheets-server/sharing.ts";
import { type SheetsBridge } from "./sheets-bridge.ts";

const mostBytes = 10 * 1024 * 1024;

export function isSheetsAddress(path: string): boolean {
  return path.startsWith("/v4/spreadsheets") || path.startsWith("/drive/v3/");
}

/** The token is checked by the handler; where the request comes from was checked before. */
export async function answerAsSheets(
  request: IncomingMessage,
  response: ServerResponse,
  bridge: SheetsBridge,
): Promise<void> {
  // Only extensions come from elsewhere; every other origin was refused already.
  const shared = sharing(request);
  if (request.method === "OPTIONS") {
    response.writeHead(204, shared);
    response.end();
    return;
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = Buffer.from(piece as Uint8Array);
    size += bytes.length;
    if (size > mostBytes) {
      response.writeHead(413, shared);
      response.end();
      return;
    }
    pieces.push(bytes);
  }
  const [path = "", query = ""] = (request.url ?? "/").split("?", 2);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : (value ?? ""),
    ]),
  );
  const answer = await bridge.handle({
    method: request.method ?? "GET",
    path,
    query,
    headers,
    body: Buffer.concat(pieces).toString("utf8"),
  });
  response.writeHead(answer.status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...answer.headers,
    ...shared,
  });
  response.end(answer.body);
}
