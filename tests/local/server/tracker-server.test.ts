/** The local tracker's server over real HTTP, with real files. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Book, tabOf } from "../../../apps-script/local/src/book/book.ts";
import { acknowledged } from "../../../apps-script/local/src/book/message.ts";
import { fromWire } from "../../../apps-script/local/src/book/wire.ts";
import { looksOf } from "../../../apps-script/local/src/book/looks.ts";
import { readBook } from "../../../apps-script/local/src/files/read-book.ts";
import { startServer, type TrackerServer } from "../../../apps-script/local/src/server/tracker-server.ts";
import { workbookOf } from "../../support/office-file.ts";

const sample = join(import.meta.dirname, "../../../apps-script/samples/harbour-street-level-4.xlsx");
const isFull = process.env["EVIDENCE_MAPPER_FULL"] === "1";
const cleanUp: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "local-tracker-"));
  cleanUp.push(() => rmSync(made, { recursive: true, force: true }));
  mkdirSync(join(made, "dist/addon"), { recursive: true });
  writeFileSync(join(made, "dist/index.html"), "<!doctype html><title>Tracker</title>");
  copyFileSync(sample, join(made, "tracker.xlsx"));
  return made;
}

async function start(home: string): Promise<TrackerServer> {
  const started = await startServer({ file: join(home, "tracker.xlsx"), dist: join(home, "dist"), port: 0 });
  if (!started.ok) throw new Error(started.found);
  cleanUp.push(() => started.server.close());
  return started.server;
}

interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

function ask(
  port: number,
  { path, method = "GET", headers = {}, body }: Asked,
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      let text = "";
      answer.on("data", (piece: Buffer) => (text += piece.toString()));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
    });
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const shape = z.looseObject({ run: z.string() });

async function bookOf(port: number, key: string): Promise<{ book: Book; version: number; run: string }> {
  const { text } = await ask(port, { path: "/api/book", headers: { authorization: `Bearer ${key}` } });
  return { ...fromWire(JSON.parse(text)), run: shape.parse(JSON.parse(text)).run };
}

let batch = 0;
function typed(
  window: string,
  run: string,
  base: number,
  tab: string,
  cells: readonly (readonly [number, number, string])[],
): unknown {
  batch += 1;
  return {
    window,
    run,
    batch,
    base,
    mutations: [],
    changes: [{ kind: "cells", tab, cells: cells.map(([row, column, v]) => [row, column, { v }]) }],
  };
}

describe("the local tracker's server", () => {
  it("shows nothing to anybody who does not have the key", async () => {
    const { port } = await start(folder());
    for (const path of ["/", "/api/book", "/api/events", "/page.js", "/?key=wrong"])
      expect((await ask(port, { path })).status, path).toBe(401);
  });

  it("takes away what a killed writer left half written beside the file, and nothing else", async () => {
    const home = folder();
    const gone = spawnSync(process.execPath, ["--version"]).pid;
    const others = ["tracker.xlsx.old.new", "my tracker.xlsx.1.new", `tracker.xlsx.${process.pid}.new`];
    for (const name of [`tracker.xlsx.${gone}.new`, ...others]) writeFileSync(join(home, name), "half");
    await start(home);
    const left = readdirSync(home).filter((name) => name.endsWith(".new"));
    expect(left.sort()).toEqual([...others].sort());
  });

  it("answers under no other name, so that no page elsewhere can reach it through one", async () => {
    const { port, key } = await start(folder());
    for (const host of [`evil.example:${port}`, "evil.example", "127.0.0.1", `127.0.0.1:${port + 1}`])
      expect((await ask(port, { path: `/?key=${key}`, headers: { host } })).status, host).toBe(421);
  });

  it("refuses pages of other sites, even with the key", async () => {
    const { port, key } = await start(folder());
    for (const origin of [
      "https://evil.example",
      "null",
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
    ])
      expect((await ask(port, { path: `/api/book?key=${key}`, headers: { origin } })).status, origin).toBe(
        403,
      );
    const hidden = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image" };
    expect((await ask(port, { path: `/api/book?key=${key}`, headers: hidden })).status).toBe(403);
  });

  it("takes the key out of the address and lets the page reach nothing but itself", async () => {
    const { port, key } = await start(folder());
    const first = await ask(port, { path: `/?key=${key}` });
    expect(first.status).toBe(303);
    expect(first.headers["location"]).toBe("/");
    const cookie = String(first.headers["set-cookie"]);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const page = await ask(port, { path: "/", headers: { cookie: cookie.split(";")[0] ?? "" } });
    expect(page.status).toBe(200);
    expect(page.headers["content-security-policy"]).toMatch(/default-src 'none'.*connect-src 'self'/);
  });

  it("orders the changes of two windows and answers a batch that is sent again only once", async () => {
    const { port, key } = await start(folder());
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const { book, run } = await bookOf(port, key);
    const tab = book.tabs[0]?.id ?? "";
    const first = typed("one", run, 0, tab, [[200, 1, "first"]]);
    const say = async (body: unknown): Promise<unknown> =>
      acknowledged.parse(
        JSON.parse((await ask(port, { path: "/api/changes", method: "POST", headers, body })).text),
      );
    expect(await say(first)).toEqual({ kind: "kept", version: 1, dropped: 0 });
    expect(await say(typed("two", run, 0, tab, [[200, 1, "second"]]))).toMatchObject({ version: 2 });
    expect(await say(first)).toEqual({ kind: "kept", version: 1, dropped: 0 });
    expect(tabOf((await bookOf(port, key)).book, tab)?.cells[200]?.[1]).toEqual({ v: "second" });
    expect(await say(typed("one", "an earlier run", 2, tab, [[1, 1, "x"]]))).toEqual({
      kind: "look-again",
      run,
    });
  });

  it("answers the extension and programs as Google Sheets does, and tells the windows what they appended", async () => {
    const { port, key } = await start(folder());
    const { book } = await bookOf(port, key);
    const tab = book.tabs[0];
    const name = encodeURIComponent(`'${tab?.parts.name ?? ""}'!A1`);
    const path = `/v4/spreadsheets/tracker/values/${name}:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS`;
    const headers = {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      origin: `chrome-extension://${"a".repeat(32)}`,
    };
    const body = { values: [["=IMPORTXML(1)", "1.10"]] };
    expect(
      (await ask(port, { path, method: "POST", headers: { ...headers, authorization: "Bearer no" }, body }))
        .status,
    ).toBe(401);
    expect(
      (
        await ask(port, {
          path,
          method: "POST",
          headers: { ...headers, origin: "https://evil.example" },
          body,
        })
      ).status,
    ).toBe(403);
    const answer = await ask(port, { path, method: "POST", headers, body });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers["access-control-allow-origin"]).toBe(headers.origin);
    const after = await bookOf(port, key);
    const texts = after.book.tabs[0]?.cells.flat().map((cell) => cell?.v);
    expect(texts).toContain("=IMPORTXML(1)");
    expect(texts).toContain("1.10");
    expect(after.book.tabs[0]?.cells.flat().some((cell) => cell?.f?.includes("IMPORTXML"))).toBe(false);
    expect(after.version).toBeGreaterThan(0);
  });

  it("leaves a cell's colours, lines and letters when a program writes a value into it", async () => {
    const home = folder();
    const styles = `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Georgia"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00AA00"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/></border></borders><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="1"/></cellXfs>`;
    const sheet = `<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c></row></sheetData>`;
    writeFileSync(join(home, "tracker.xlsx"), workbookOf({ styles, sheet }));
    const { port, key } = await start(home);
    const before = (await bookOf(port, key)).book.tabs[0]?.cells[0]?.[0];
    const written = await ask(port, {
      path: "/v4/spreadsheets/tracker/values/Tracker!A1?valueInputOption=USER_ENTERED",
      method: "PUT",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: { range: "Tracker!A1", values: [["12/03/2026"]] },
    });
    expect(written.status, written.text).toBe(200);
    const after = (await bookOf(port, key)).book.tabs[0]?.cells[0]?.[0];
    expect(looksOf(after?.s)).toEqual({
      ...looksOf(before?.s),
      n: { pattern: expect.any(String) as string },
    });
    expect(looksOf(before?.s)).toMatchObject({ bl: 1, fs: 14, bg: { rgb: "#00aa00" }, bd: { l: { s: 1 } } });
  });

  it("writes the file, keeps a version of it as it was, and leaves it in order when it ends", async () => {
    const home = folder();
    const before = readFileSync(join(home, "tracker.xlsx"));
    const server = await start(home);
    const { book, run } = await bookOf(server.port, server.key);
    const tab = book.tabs[0]?.id ?? "";
    const headers = { authorization: `Bearer ${server.key}` };
    await ask(server.port, {
      path: "/api/changes",
      method: "POST",
      headers,
      body: typed("one", run, 0, tab, [[99, 0, "=1+1"]]),
    });
    await server.close();
    cleanUp.pop();
    const after = await readBook(readFileSync(join(home, "tracker.xlsx")));
    expect(after.tabs[0]?.cells[99]?.[0]).toEqual({ v: "=1+1" });
    const versions = readdirSync(join(home, "tracker versions")).filter((name) => /^\d.*\.xlsx$/.test(name));
    expect(versions).toHaveLength(1);
    expect(readFileSync(join(home, "tracker versions/as it was.xlsx")).equals(before)).toBe(true);
    expect(readFileSync(join(home, "tracker versions", versions[0] ?? "")).equals(before)).toBe(true);
    expect(readdirSync(home).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  it("does not overwrite what another program has written meanwhile, and asks", async () => {
    const home = folder();
    const server = await start(home);
    const { book, run } = await bookOf(server.port, server.key);
    const tab = book.tabs[0]?.id ?? "";
    const headers = { authorization: `Bearer ${server.key}` };
    const theirs = readFileSync(
      join(import.meta.dirname, "../../../apps-script/samples/harbour-street-across.xlsx"),
    );
    writeFileSync(join(home, "tracker.xlsx"), theirs);
    await ask(server.port, {
      path: "/api/changes",
      method: "POST",
      headers,
      body: typed("one", run, 0, tab, [[99, 0, "ours"]]),
    });
    await until(async () => (await stateOf(server)) === "changed-outside");
    expect(readFileSync(join(home, "tracker.xlsx")).equals(theirs)).toBe(true);
    await ask(server.port, { path: "/api/file", method: "POST", headers, body: { choice: "keep-ours" } });
    expect((await readBook(readFileSync(join(home, "tracker.xlsx")))).tabs[0]?.cells[99]?.[0]).toEqual({
      v: "ours",
    });
    const versions = readdirSync(join(home, "tracker versions")).filter((name) => name.endsWith(".xlsx"));
    expect(versions.some((name) => readFileSync(join(home, "tracker versions", name)).equals(theirs))).toBe(
      true,
    );
  });

  it("opens the changed file when the person wants that, and puts what was here beside it", async () => {
    const home = folder();
    const server = await start(home);
    const { book, run } = await bookOf(server.port, server.key);
    const headers = { authorization: `Bearer ${server.key}` };
    const theirs = readFileSync(
      join(import.meta.dirname, "../../../apps-script/samples/harbour-street-across.xlsx"),
    );
    writeFileSync(join(home, "tracker.xlsx"), theirs);
    await ask(server.port, {
      path: "/api/changes",
      method: "POST",
      headers,
      body: typed("one", run, 0, book.tabs[0]?.id ?? "", [[99, 0, "ours"]]),
    });
    await until(async () => (await stateOf(server)) === "changed-outside");
    await ask(server.port, { path: "/api/file", method: "POST", headers, body: { choice: "take-theirs" } });
    const now = await bookOf(server.port, server.key);
    expect(now.book.tabs.map(({ parts }) => parts.name)).toEqual(
      (await readBook(theirs)).tabs.map(({ parts }) => parts.name),
    );
    const beside = readdirSync(home).find((name) => name.startsWith("tracker before "));
    expect((await readBook(readFileSync(join(home, beside ?? "")))).tabs[0]?.cells[99]?.[0]).toEqual({
      v: "ours",
    });
  });

  it("writes the file anew when somebody deleted it, and tries again when it cannot be written", async () => {
    const home = folder();
    const server = await start(home);
    const { book, run } = await bookOf(server.port, server.key);
    const tab = book.tabs[0]?.id ?? "";
    const headers = { authorization: `Bearer ${server.key}` };
    // In the file's place stands a folder: no file can take it.
    rmSync(join(home, "tracker.xlsx"));
    mkdirSync(join(home, "tracker.xlsx/full"), { recursive: true });
    const say = (text: string): Promise<{ status: number }> =>
      ask(server.port, {
        path: "/api/changes",
        method: "POST",
        headers,
        body: typed("one", run, 0, tab, [[99, 0, text]]),
      });
    expect((await say("kept meanwhile")).status).toBe(200);
    await until(async () => (await stateOf(server)) === "cannot-save");
    rmSync(join(home, "tracker.xlsx"), { recursive: true });
    await until(async () => (await stateOf(server)) === "saved");
    const after = await readBook(readFileSync(join(home, "tracker.xlsx")));
    expect(after.tabs[0]?.cells[99]?.[0]).toEqual({ v: "kept meanwhile" });
  });

  it(
    "loses no acknowledged change when it is killed in the middle, again and again",
    { timeout: isFull ? 600_000 : 90_000 },
    async () => {
      const home = folder();
      const kept = new Map<string, string>();
      for (let round = 0; round < (isFull ? 50 : 3); round += 1) {
        const { child, port, key } = await startAlone(home);
        const { book, run, version } = await bookOf(port, key);
        const tab = book.tabs[0]?.id ?? "";
        for (const [place, text] of kept) {
          const [row = 0, column = 0] = place.split(" ").map(Number);
          expect(tabOf(book, tab)?.cells[row]?.[column]?.v, place).toBe(text);
        }
        const headers = { authorization: `Bearer ${key}` };
        const killed = new Promise((done) => child.once("exit", done));
        // Long enough for the file to be written in some rounds, too short in others.
        setTimeout(() => child.kill("SIGKILL"), 150 + ((round * 467) % 2_400));
        await Promise.all(
          ["one", "two"].map(async (window, side) => {
            for (let step = 0; step < 4_000; step += 1) {
              const [row, column, text] = [
                100 + (step % 50),
                side * 2,
                `${window} ${round}.${step}`,
              ] as const;
              try {
                const { status, text: said } = await ask(port, {
                  path: "/api/changes",
                  method: "POST",
                  headers,
                  body: typed(window, run, version, tab, [[row, column, text]]),
                });
                if (status === 200 && acknowledged.parse(JSON.parse(said)).kind === "kept")
                  kept.set(`${row} ${column}`, text);
              } catch {
                return { row, column, text };
              }
            }
            return null;
          }),
        ).then((unanswered) => {
          // A change without an answer may have been kept or not.
          for (const one of unanswered) if (one !== null) kept.delete(`${one.row} ${one.column}`);
        });
        await killed;
      }
      expect(kept.size).toBeGreaterThan(0);
      await expect(readBook(readFileSync(join(home, "tracker.xlsx")))).resolves.toBeDefined();
      const server = await start(home);
      const { book } = await bookOf(server.port, server.key);
      for (const [place, text] of kept) {
        const [row = 0, column = 0] = place.split(" ").map(Number);
        expect(book.tabs[0]?.cells[row]?.[column]?.v, place).toBe(text);
      }
    },
  );
});

async function stateOf({ port, key }: TrackerServer): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, path: "/api/events", headers: { authorization: `Bearer ${key}` } },
      (answer) => {
        let text = "";
        answer.on("data", (piece: Buffer) => {
          text += piece.toString();
          const state = /"kind":"file".*?"state":"([^"]+)"/.exec(text)?.[1];
          if (state === undefined) return;
          sent.destroy();
          resolve(state);
        });
      },
    );
    sent.on("error", reject);
    sent.end();
  });
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await condition()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("It did not come to that.");
}

async function startAlone(home: string): Promise<{ child: ChildProcess; port: number; key: string }> {
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      join(import.meta.dirname, "../../support/local-server.ts"),
      join(home, "tracker.xlsx"),
      join(home, "dist"),
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  cleanUp.push(() => void child.kill("SIGKILL"));
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (piece: Buffer) => {
      text += piece.toString();
      const found = /http:\/\/127\.0\.0\.1:(\d+)\/\?key=([\w-]+)/.exec(text);
      if (found !== null) resolve({ child, port: Number(found[1]), key: found[2] ?? "" });
    });
    child.once("exit", () => reject(new Error(`The server did not start: ${text} ${existsSync(home)}`)));
  });
}
