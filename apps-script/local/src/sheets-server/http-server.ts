/**
 * Puts requests from this machine to a handler, and nobody else's: it listens on the loopback address, takes no
 * other name for itself (so that a page elsewhere cannot reach it through a name of its own), and answers web pages
 * and extensions only when their origin is allowed.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { ApiFault } from "./api-fault.ts";
import { type ApiAnswer, type ApiRequest } from "./exchange.ts";
import { faultAnswer } from "./sheets-service.ts";
import { sharing } from "./sharing.ts";

export interface ServerOptions {
  /** `null`: the connection is closed without an answer. May take its time. */
  readonly handle: (request: ApiRequest) => ApiAnswer | null | Promise<ApiAnswer | null>;
  /** May a page or extension of this origin read answers? The server's own origin always may. */
  readonly allowOrigin: (origin: string) => boolean;
  /** 0 takes any that is free. */
  readonly port: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:4411/` */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Any installed extension: the token says which of them may do something. */
export function isExtensionOrigin(origin: string): boolean {
  return /^chrome-extension:\/\/[a-p]{32}$/.test(origin);
}

/** What Google takes at once. */
const mostBytes = 10 * 1024 * 1024;

/** @throws when the port is taken */
export async function startServer({ handle, allowOrigin, port }: ServerOptions): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const here = addressOf(server.address());
    const { origin, host } = incoming.headers;
    if (host !== `127.0.0.1:${here}` && host !== `localhost:${here}`) {
      give(
        outgoing,
        faultAnswer(new ApiFault(403, "PERMISSION_DENIED", "This server has another name.")),
        {},
      );
      return;
    }
    const own = origin === `http://127.0.0.1:${here}` || origin === `http://localhost:${here}`;
    if (origin !== undefined && !own && !allowOrigin(origin)) {
      give(outgoing, faultAnswer(new ApiFault(403, "PERMISSION_DENIED", "This origin may not ask.")), {});
      return;
    }
    const shared = origin === undefined ? {} : { ...sharing(incoming), "access-control-max-age": "600" };
    if (incoming.method === "OPTIONS") {
      give(outgoing, { status: 204, headers: {}, body: "" }, shared);
      return;
    }
    const body = await bodyOf(incoming);
    if (body === null) {
      give(outgoing, faultAnswer(new ApiFault(413, "INVALID_ARGUMENT", "The request is too large.")), shared);
      return;
    }
    const [path = "", query = ""] = splitOnce(incoming.url ?? "/", "?");
    const result = await handle({
      method: incoming.method ?? "GET",
      path,
      query,
      headers: plainHeaders(incoming.headers),
      body,
    });
    if (result === null) incoming.socket.destroy();
    else give(outgoing, result, shared);
  };
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const taken = addressOf(server.address());
  return {
    url: `http://127.0.0.1:${taken}/`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function addressOf(address: ReturnType<ReturnType<typeof createServer>["address"]>): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function bodyOf(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += piece.length;
    if (bytes > mostBytes) return null;
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function give(
  outgoing: ServerResponse,
  { status, headers, body }: ApiAnswer,
  more: Record<string, string>,
): void {
  outgoing.writeHead(status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
    ...more,
  });
  outgoing.end(body);
}

function plainHeaders(headers: IncomingMessage["headers"]): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) plain[name] = typeof value === "string" ? value : value.join(", ");
  return plain;
}

function splitOnce(text: string, at: string): readonly [string, string] {
  const place = text.indexOf(at);
  return place === -1 ? [text, ""] : [text.slice(0, place), text.slice(place + 1)];
}
