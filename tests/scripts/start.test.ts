/** `npm start` as a person runs it in a terminal, up to Ctrl-C. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readPackedBytes } from "../../apps-script/cli/src/files/read-packed.ts";
import { unpackWorkbook } from "../../apps-script/cli/src/files/packed-workbook.ts";
import { until } from "../support/local-page.ts";

const root = join(import.meta.dirname, "../..");
const sample = join(root, "apps-script/samples/harbour-street-standard-tracker.xlsx");

interface Run {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

describe("npm start", { timeout: 300_000 }, () => {
  const home = mkdtempSync(join(tmpdir(), "npm-start-"));
  const running = new Set<ChildProcess>();
  afterAll(() => {
    for (const child of running) child.kill("SIGKILL");
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  function start(...words: readonly string[]): Run {
    const child = spawn(
      process.execPath,
      [
        "--import",
        "tsx",
        join(root, "scripts/start.ts"),
        "--no-open",
        "--no-extension",
        "--port",
        "0",
        ...words,
      ],
      { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
    );
    running.add(child);
    let said = "";
    child.stdout?.on("data", (text: Buffer) => (said += text.toString()));
    child.stderr?.on("data", (text: Buffer) => (said += text.toString()));
    const ended = once(child, "exit").then(([code]) => {
      running.delete(child);
      return typeof code === "number" ? code : null;
    });
    return { child, said: () => said, ended };
  }

  it.each([
    ["a file that is not there", "no such.xlsx", /There is no file .*no such\.xlsx\. .*quotation marks/],
    ["a folder", "a folder", /is a folder\. Give the \.xlsx file in it\./],
    ["a file of another kind", "list.csv", /Only \.xlsx files can be written back\. .*save it as/],
    ["something that only calls itself a spreadsheet", "letter.xlsx", /letter\.xlsx: This is a text file/],
  ])("says of %s what it is and what to do", async (_, name, words) => {
    mkdirSync(join(home, "a folder"), { recursive: true });
    for (const file of ["list.csv", "letter.xlsx"]) writeFileSync(join(home, file), "hello\n");
    const run = start("--file", join(home, name));
    expect(await run.ended).toBe(2);
    expect(run.said()).toMatch(words);
    expect(run.said()).not.toContain("    at ");
  });

  it("opens a file with spaces in its name, refuses a second start on it, and leaves everything saved on Ctrl-C", async () => {
    const file = join(home, "our own tracker.xlsx");
    copyFileSync(sample, file);
    const run = start("--file", file);
    await until(
      async () => run.said(),
      (said) => said.includes("Ctrl-C ends it"),
      280_000,
    );
    expect(run.said()).toMatch(/7 learners, NCFE Level 1 Certificate in Customer Service \(601\/3972\/9\)/);
    const [, port = "", key = ""] = /http:\/\/127\.0\.0\.1:(\d+)\/\?key=(\S+)/.exec(run.said()) ?? [];
    const second = start("--file", file);
    expect(await second.ended).toBe(2);
    expect(second.said()).toContain(`is open already. Work with it at http://127.0.0.1:${port}/?key=${key}`);

    const range = encodeURIComponent("'Learners'!A1");
    const answer = await fetch(
      `http://127.0.0.1:${port}/v4/spreadsheets/tracker/values/${range}:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS`,
      {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ values: [["HS-08", "Typed a moment ago"]] }),
      },
    );
    expect(answer.status).toBe(200);
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    expect(run.said()).toMatch(/Saved\.\n$/);
    const read = await readPackedBytes(readFileSync(file), "tracker.xlsx");
    if (!read.ok) throw new Error(read.problem.found);
    const learners = unpackWorkbook(read.packed).sheets.find(({ name }) => name === "Learners");
    expect(JSON.stringify(learners?.rows)).toContain("Typed a moment ago");
  });
});
