/** `provision` against a server, through every interruption. */
import { describe, expect, it } from "vitest";
import { contentOf, refusal, sheetsServerInTest } from "../../support/sheets-server.ts";
import { expectRefused, run, startCommand } from "../../support/built-cli.ts";

const words = ["provision", "--qualification", "4411-11", "--title", "Spring cohort"];

describe("provision", () => {
  it("makes a tracker that check reads, and makes it once", async () => {
    const server = await sheetsServerInTest();
    const first = await run([...words, "--json"], { env: server.env });
    const made = JSON.parse(first.out);
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(made).toMatchObject({ created: true, problems: [], spreadsheet: { title: "Spring cohort" } });
    const before = server.service.books();
    const again = JSON.parse((await run([...words, "--json"], { env: server.env })).out);
    expect(again).toMatchObject({ created: false, missing: [], spreadsheet: made.spreadsheet });
    expect(server.service.books()).toEqual(before);
    const check = await run(["check", made.spreadsheet.url, "--json"], { env: server.env });
    expect(JSON.parse(check.out)).toMatchObject({
      tracker: { qualification: "501/1837/7", layout: { arrangement: "standard" } },
      problems: [],
    });
  });

  it("writes nothing with --dry-run, of a new tracker or into one that lacks something", async () => {
    const server = await sheetsServerInTest();
    const dry = await run([...words, "--dry-run"], { env: server.env });
    expect(dry).toMatchObject({
      code: 0,
      out: expect.stringMatching(/“Evidence log”[^]*Nothing was written/),
    });
    expect(server.requests).toEqual([]);
    server.service.ask("POST", "/v4/spreadsheets", { properties: { title: "Ours" } });
    const before = server.service.books();
    await run(["provision", "--spreadsheet", "made-001", "--qualification", "4411-11", "--dry-run"], {
      env: server.env,
    });
    expect(server.requests.map((request) => request.split(" ")[0])).toEqual(["GET"]);
    expect(server.service.books()).toEqual(before);
  });

  it("ends in one whole tracker wherever the command is killed or the network fails", async () => {
    const whole = await sheetsServerInTest();
    await run(words, { env: whole.env });
    const wanted = contentOf(whole.service.books()[0]);
    expect(whole.requests.filter((request) => request.startsWith("POST"))).toHaveLength(2);
    const isFull = process.env["EVIDENCE_MAPPER_FULL"] !== undefined;
    const stops = [...whole.requests.keys()].filter(
      (index) => isFull || whole.requests[index]?.startsWith("POST"),
    );
    for (const when of ["before", "after"] as const) {
      for (const stop of stops) {
        const server = await sheetsServerInTest();
        const killed = startCommand(words, { env: server.env });
        const gone = new Promise((resolve) => killed.on("close", resolve));
        server.fault = (_, number) => {
          if (number !== stop) return null;
          // Killed for good: nothing of the command runs after this request.
          killed.kill("SIGKILL");
          return { kind: when === "before" ? "lost" : "answer-lost" };
        };
        await gone;
        server.fault = () => null;
        const { code, err } = await run(words, { env: server.env });
        expect({ code, err, when, stop }).toMatchObject({ code: 0, err: "" });
        expect(server.service.books()).toHaveLength(1);
        expect(contentOf(server.service.books()[0])).toEqual(wanted);
      }
    }
  }, 180_000);

  it("finds out by itself that its batch was applied although the answer was lost", async () => {
    const server = await sheetsServerInTest();
    server.fault = ({ path }) =>
      path.endsWith(":batchUpdate") && !server.requests.some((one) => one.endsWith(":batchUpdate"))
        ? { kind: "answer-lost" }
        : null;
    const { code } = await run(words, { env: server.env });
    expect(code).toBe(0);
    expect(server.requests.filter((one) => one.endsWith(":batchUpdate"))).toHaveLength(1);
  });

  it("says so when what it wrote is missing again, and does not go on for ever", async () => {
    const server = await sheetsServerInTest();
    server.service.onChange(({ book, by }) => {
      if (by === "request" && book.sheets.length > 1)
        server.service.put({ ...book, namedRanges: book.namedRanges.slice(1) });
    });
    const { code, err } = await run(words, { env: server.env });
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringMatching(/missing again: The named range/),
    });
    expect(server.requests.filter((one) => one.endsWith(":batchUpdate"))).toHaveLength(3);
  });

  it("waits as long as it is told when there were too many requests", async () => {
    const server = await sheetsServerInTest();
    server.fault = (_, number) =>
      number < 2
        ? refusal(429, "Quota exceeded", { status: "RESOURCE_EXHAUSTED" }, { "retry-after": "0" })
        : null;
    expect(await run(words, { env: server.env })).toMatchObject({ code: 0, err: "" });
  });

  it("leaves a spreadsheet of another qualification alone, and says so", async () => {
    const server = await sheetsServerInTest();
    await run(words, { env: server.env });
    const before = server.service.books();
    const other = await run(["provision", "--spreadsheet", "made-001", "--qualification", "601/3972/9"], {
      env: server.env,
    });
    expect(other).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is for the qualification 501\/1837\/7/),
    });
    expect(server.service.books()).toEqual(before);
  });

  it("does not run without a qualification, for one that nobody has, or on what is no sheet", async () => {
    const { env } = await sheetsServerInTest();
    expectRefused(await run(["provision"], { env }), /--qualification/);
    expectRefused(await run(["provision", "--qualification", "x"], { env }), /no qualification "x"/);
    expectRefused(await run(["provision", "--spreadsheet", "a/b"], { env }), /no address of a Google Sheet/);
    expectRefused(
      await run([...words, "--server", "https://example.com/"], { env }),
      /no server on this computer/,
    );
  });
});
