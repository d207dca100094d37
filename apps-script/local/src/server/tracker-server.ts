/** The local tracker's server: the page, the book, and everybody who has it open. On this machine only. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";
import { basename, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import * as z from "zod";
import { type Book } from "../book/book.ts";
import { posted } from "../book/message.ts";
import { toWire } from "../book/wire.ts";
import { access } from "./access.ts";
import { addonPage } from "./addon-pages.ts";
import { orderedBook, type OrderedBook } from "./ordered-book.ts";
import { practicePage } from "./practice.ts";
import { answerAsSheets, isSheetsAddress } from "./sheets-door.ts";
import { ownTrackerId, sheetsBridge } from "./sheets-bridge.ts";
import { type Kept } from "./journal.ts";
import { forgetOpen, noteOpen, openElsewhere } from "./open-elsewhere.ts";
import { openTracker } from "./tracker-file.ts";
import { versionsFolder } from "./versions.ts";
import { windows } from "./windows.ts";

export interface ServerOptions {
  /** The tracker's .xlsx file. */
  readonly file: string;
  /** The built page. */
  readonly dist: string;
  /** The port that is tried first; when it is taken, the next ones. 0: any. */
  readonly port: number;
  /** Left out, it is made by chance once for each file. */
  readonly key?: string;
  readonly now?: () => number;
}

export interface TrackerServer {
  /** With the key: what a person opens. */
  readonly address: string;
  /** What the extension is given to send its tags here. */
  readonly pairing: string;
  readonly port: number;
  readonly key: string;
  readonly recovered: string | null;
  readonly book: () => Book;
  /** Writes what is not in the file yet and lets go of everything. */
  close(): Promise<void>;
}

export type Started =
  | { readonly ok: true; readonly server: TrackerServer }
  | { readonly ok: false; readonly found: string; readonly advice: string };

const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const decision = z.strictObject({ choice: z.enum(["keep-ours", "take-theirs"]) });
const largestBody = 64 * 1024 * 1024;

export async function startServer({
  file,
  dist,
  port,
  key: given,
  now = Date.now,
}: ServerOptions): Promise<Started> {
  const open = windows();
  const key = given ?? (await keptKey(file));
  const elsewhere = await openElsewhere(file, key);
  if (elsewhere !== null)
    return {
      ok: false,
      found: "This tracker is open already.",
      advice: `Work with it at ${elsewhere}, or end it first in the terminal where it was started, with Ctrl-C.`,
    };
  let ordered: OrderedBook | null = null;
  const opened = await openTracker(file, now, {
    book: () => currentBook(),
    version: () => ordered?.version ?? 0,
    told: (state) => open.tell(state),
  });
  if (!opened.ok) return opened;
  const tracker = opened.file;
  let book = opened.book;
  function currentBook(): Book {
    return book;
  }
  const begin = (from: Book, kept: Kept): OrderedBook =>
    orderedBook(
      from,
      kept,
      (version, changes, by) => tracker.keep(version, changes, by),
      (happened) => open.tell(happened),
    );
  let current = (ordered = begin(book, opened.kept));

  const bridge = sheetsBridge({
    book: currentBook,
    version: () => current.version,
    title: basename(file, extname(file)),
    key,
    now,
    place: (changes) => current.place(changes),
  });
  const pairing = (): string => `http://127.0.0.1:${listening}/#tracker=${ownTrackerId(key)}&code=${key}`;
  let listening = 0;
  const door = access(() => listening, key);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.headersSent)
        send(
          response,
          500,
          "text/plain; charset=utf-8",
          error instanceof Error ? error.message : String(error),
        );
      else response.end();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = door.refuse(request);
    if (refusal !== null)
      return send(response, refusal.status, "text/plain; charset=utf-8", refusal.sentence);
    const address = new URL(request.url ?? "/", "http://127.0.0.1");
    if (isSheetsAddress(address.pathname)) return answerAsSheets(request, response, bridge);
    const route = `${request.method} ${address.pathname}`;
    if (!door.knowsKey(request, address))
      return send(
        response,
        401,
        "text/plain; charset=utf-8",
        "Open the address that stands in the terminal: it carries the key of this tracker.",
      );
    if (route === "GET /") {
      response.setHeader("set-cookie", door.cookie);
      if (address.searchParams.has("key")) {
        // The key leaves the address, so that it is in no history and no picture of the screen.
        response.writeHead(303, { location: "/" });
        response.end();
        return;
      }
      return sendFile(request, response, "index.html", "text/html; charset=utf-8", pagePolicy);
    }
    const practice = /^GET \/practice\/([a-z]+)$/.exec(route)?.[1];
    const practised = practice === undefined ? null : practicePage(practice);
    if (practised !== null)
      return send(
        response,
        200,
        "text/html; charset=utf-8",
        practised,
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
      );
    if (route === "GET /page.js")
      return sendFile(request, response, "page.js", "text/javascript; charset=utf-8");
    if (route === "GET /page.css") return sendFile(request, response, "page.css", "text/css; charset=utf-8");
    const page = /^GET \/addon\/([a-z-]+)\.html$/.exec(route)?.[1];
    if (page !== undefined && existsSync(join(dist, "addon", `${page}.html`))) {
      const { html, policy } = addonPage(readFileSync(join(dist, "addon", `${page}.html`), "utf8"));
      return send(response, 200, "text/html; charset=utf-8", html, policy);
    }
    if (route === "GET /api/book")
      return sendPacked(
        request,
        response,
        "application/json",
        Buffer.from(
          JSON.stringify({
            ...toWire(book, current.version),
            run: current.run,
            moves: current.moves,
            done: current.doneOf(address.searchParams.get("window") ?? ""),
          }),
        ),
      );
    if (route === "GET /api/pairing")
      return send(response, 200, "application/json", JSON.stringify({ pairing: pairing() }));
    if (route === "GET /api/events")
      return open.add(response, [
        { kind: "at", run: current.run, version: current.version },
        tracker.state(),
      ]);
    if (route === "POST /api/changes") {
      const batch = posted.safeParse(await body(request));
      if (!batch.success)
        return send(response, 400, "text/plain; charset=utf-8", "This is no change of a tracker.");
      const kept = await current.post(batch.data);
      if (batch.data.changes.some(({ kind }) => kind === "results")) tracker.stale();
      return send(response, 200, "application/json", JSON.stringify(kept));
    }
    if (route === "POST /api/file") {
      const choice = decision.safeParse(await body(request));
      if (!choice.success) return send(response, 400, "text/plain; charset=utf-8", "Nothing was chosen.");
      if (choice.data.choice === "keep-ours") await tracker.keepOurs();
      else {
        book = await tracker.takeTheirs();
        current = ordered = begin(book, { moves: current.moves + 1, batches: [] });
        open.tell({ kind: "open-again" });
      }
      return send(response, 200, "application/json", JSON.stringify(tracker.state()));
    }
    return send(response, 404, "text/plain; charset=utf-8", "There is nothing here.");
  }

  function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    type: string,
    policy?: string,
  ): void {
    sendPacked(request, response, type, readFileSync(join(dist, name)), policy);
  }

  listening = await listen(server, port);
  await noteOpen(file, listening);
  return {
    ok: true,
    server: {
      address: `http://127.0.0.1:${listening}/?key=${key}`,
      pairing: pairing(),
      port: listening,
      key,
      recovered: opened.recovered,
      book: currentBook,
      async close() {
        open.close();
        server.close();
        server.closeAllConnections();
        await tracker.close();
        await forgetOpen(file);
      },
    },
  };
}

/** The key stays the same, so that windows that are open find the server again when it was started anew. */
async function keptKey(file: string): Promise<string> {
  const folder = versionsFolder(file);
  const path = join(folder, "key");
  const kept = await readFile(path, "utf8").catch(() => "");
  if (/^[\w-]{32}$/.test(kept)) return kept;
  const key = randomBytes(24).toString("base64url");
  await mkdir(folder, { recursive: true });
  await writeFile(path, key, { mode: 0o600 });
  return key;
}

/** Tries the port, then the twenty after it. */
async function listen(server: ReturnType<typeof createServer>, first: number): Promise<number> {
  const tries = first === 0 ? [0] : Array.from({ length: 21 }, (_, index) => first + index);
  for (const port of tries) {
    const bound = await new Promise<number | null>((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException): void => {
        if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
        else reject(error);
      };
      server.once("error", failed);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", failed);
        resolve((server.address() as AddressInfo).port);
      });
    });
    if (bound !== null) return bound;
  }
  throw new Error(`The ports ${first} to ${first + 20} are all taken. Give another one with --port.`);
}

async function body(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    const bytes = Buffer.from(piece as Uint8Array);
    size += bytes.length;
    if (size > largestBody) throw new Error("That is more than the tracker takes at once.");
    pieces.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  policy = "default-src 'none'; frame-ancestors 'none'",
): void {
  response.writeHead(status, { ...headers(policy), "content-type": type });
  response.end(text);
}

function sendPacked(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  bytes: Buffer,
  policy = "default-src 'none'; frame-ancestors 'none'",
): void {
  const pack = bytes.length > 1_000 && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  response.writeHead(200, {
    ...headers(policy),
    "content-type": type,
    ...(pack ? { "content-encoding": "gzip" } : {}),
  });
  response.end(pack ? gzipSync(bytes, { level: 1 }) : bytes);
}

function headers(policy: string): Record<string, string> {
  return {
    "content-security-policy": policy,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
  };
}
