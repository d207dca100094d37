/** `--help` in plain words, and what happens to words that no command understands. */
import { describe, expect, it } from "vitest";
import { expectRefused, hasFullDisk, hasShell, root, run, runShell } from "../support/built-cli.ts";

const commands = [
  "check",
  "start",
  "evaluate",
  "batch",
  "plan",
  "catalogue",
  "wording",
  "provision",
  "export",
  "sign-in",
  "sign-out",
];

describe("help", () => {
  it("names every command and what it is for", async () => {
    const { code, out, err } = await run(["--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command} .*[a-z]{3}`, "m"));
  });

  it.each(commands)("of %s shows how it is used, an example to copy and the exit codes", async (command) => {
    const { code, out, err } = await run([command, "--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(new RegExp(`^Usage: evidence-mapper ${command}`));
    expect(out).toMatch(/^Examples?:\n {2}(npx evidence-mapper|npm run report)/m);
    expect(out).toMatch(/Exit code: 0 .*; 2 it could not run/);
    expect(out).not.toMatch(/undefined|stdin|stdout|stderr|parse|boolean|string/i);
  });

  it("comes with `help` too, and the version with `--version`", async () => {
    expect((await run(["help", "check"])).out).toBe((await run(["check", "--help"])).out);
    expect(await run(["--version"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe("words that cannot be understood", () => {
  it("end with 2, nothing on standard output and a hint", async () => {
    expectRefused(await run([]), /Usage: evidence-mapper/);
    expectRefused(await run(["chekc", "x.xlsx"]), /unknown command 'chekc'/, /check\?/);
    expectRefused(await run(["check"]), /missing required argument 'file'/, /--help/);
    expectRefused(await run(["check", "a.xlsx", "b.xlsx"]), /too many arguments/, /--help/);
    expectRefused(await run(["check", "a.xlsx", "--jsn"]), /unknown option '--jsn'/, /--json/);
    expectRefused(await run(["check", "a.xlsx", "--html"]), /argument missing/, /--help/);
    expectRefused(await run(["evaluate", "learners.ndjson"]), /too many arguments/);
  });
});

describe("the command", () => {
  it.skipIf(!hasShell)("runs through npx from the project's root", async () => {
    const { code, out } = await runShell("npx evidence-mapper --version", { cwd: root });
    expect({ code, out }).toEqual({ code: 0, out: (await run(["--version"])).out });
  });

  it.skipIf(!hasFullDisk)("keeps its exit code when nobody can receive its messages", async () => {
    const { code } = await runShell("em check missing.xlsx 2> /dev/full");
    expect(code).toBe(2);
  });
});
