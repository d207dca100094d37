/** `check`: one tracker in, the answer for every learner out. */
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import {
  expectRefused,
  hasFullDisk,
  hasShell,
  run,
  runShell,
  samples,
  startCommand,
  temporaryFolder,
} from "../support/built-cli.ts";
import { type CheckAnswer, checkAnswer } from "../support/cli-answers.ts";
import { trackerOf, unitsOf } from "../support/tracker-sheet.ts";

const title = "ProQual Level 1 Award for Introduction to Customer Service (600/5863/8)";
const units = unitsOf("600/5863/8");
const sample = join(samples, "harbour-street-level-4.xlsx");
const dates = units.map(() => "12/03/2026");

async function check(
  file: string,
  ...words: readonly string[]
): Promise<CheckAnswer & { code: number | null }> {
  const { code, out, err } = await run(["check", file, "--json", ...words]);
  expect(err).toBe("");
  return { code, ...checkAnswer.parse(JSON.parse(out)) };
}

/** Not ended, nor ended and waiting for somebody to take note of it. */
function isRunning(id: string): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${id}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** Whole units, learners down; every learner has every unit. */
function writeTracker(
  folder: string,
  name: string,
  learners: readonly string[],
  marks: readonly string[] = dates,
): string {
  const path = join(folder, name);
  const headings = units.map(({ ref }) => ref);
  writeFileSync(
    path,
    trackerOf([[title], ["Learner", ...headings], ...learners.map((one) => [one, ...marks])]),
  );
  return path;
}

describe("the answer", () => {
  it("is 0 for a tracker in which everybody has achieved, 1 when somebody has not", async () => {
    const folder = temporaryFolder();
    const done = await check(writeTracker(folder, "done tracker.xlsx", ["Ann Example", "Bob Example"]));
    expect(done.problems).toEqual([]);
    expect(done.tracker).toMatchObject({ qualification: "600/5863/8", learners: 2 });
    expect(
      done.learners.map(({ name, verdict, onCoverage, missing }) => ({ name, verdict, onCoverage, missing })),
    ).toEqual(
      ["Ann Example", "Bob Example"].map((name) => ({
        name,
        verdict: "met",
        onCoverage: "met",
        missing: [],
      })),
    );
    expect(done.code).toBe(0);
    const evidence = await check(
      writeTracker(
        folder,
        "open.xlsx",
        ["Ann Example"],
        units.map(() => "E4"),
      ),
    );
    expect(evidence.learners).toMatchObject([{ verdict: "not-met", onCoverage: "met" }]);
    expect(evidence.learners[0]?.missing).not.toEqual([]);
    expect(evidence.code).toBe(1);
  });

  it("for a person is a report that names the learners, in sentences", async () => {
    const { code, out, err } = await run(["check", sample]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    for (const name of ["Adaeze Nnamdi", "Bryn Llewellyn", "Carmel Doyle", "Dominic Sayers"])
      expect(out).toContain(name);
    expect(out).not.toMatch(/\bundefined\b|\bnull\b|\[object/);
  });

  it("tells each criterion's state: open, covered, decided", async () => {
    const folder = temporaryFolder();
    const [unit] = units;
    const numbers = unit?.criteria.map(({ number }) => number) ?? [];
    const path = join(folder, "states.xlsx");
    const marks = numbers.map((_number, index) => ["12/03/2026", "E4", null][index % 3] ?? null);
    writeFileSync(
      path,
      trackerOf([
        [title],
        ["Learner", ...numbers.map((number) => `${unit?.ref} ${number}`)],
        ["Ann Example", ...marks],
      ]),
    );
    const { learners } = await check(path);
    const states = learners[0]?.units
      .find(({ ref }) => ref === unit?.ref)
      ?.criteria.map(({ state }) => state);
    expect(states).toEqual(numbers.map((_number, index) => ["decided", "covered", "open"][index % 3]));
  });

  it("takes the qualification that is named, by number or code, and refuses one it does not know", async () => {
    const path = writeTracker(temporaryFolder(), "t.xlsx", ["Ann Example"]);
    const { tracker } = await check(path, "--qualification", "4411-01");
    expect(tracker.qualification).toBe("501/1839/0");
    expectRefused(
      await run(["check", path, "--qualification", "4411"]),
      /--qualification: .*no qualification "4411"/,
      /4411-01/,
    );
  });

  it("explains the layout on standard error, beside the data", async () => {
    const { out, err } = await run(["check", sample, "--json", "--explain-layout"]);
    checkAnswer.parse(JSON.parse(out));
    expect(err).toMatch(/501\/0232\/1|Level 4/);
  });
});

describe("the report page", () => {
  it("is written beside the JSON answer, which stays JSON", async () => {
    const page = join(temporaryFolder(), "report.html");
    const { code, out, err } = await run(["check", sample, "--json", "--html", page]);
    const { learners } = checkAnswer.parse(JSON.parse(out));
    const html = readFileSync(page, "utf8");
    expect(html).toMatch(/^<!doctype html>/);
    expect(html.trimEnd()).toMatch(/<\/html>$/);
    for (const { name } of learners) expect(html).toContain(name);
    expect({ code, err }).toEqual({ code: 1, err: `The report page is ${page}\n` });
  });

  it.skipIf(!hasFullDisk)(
    "cannot be written into a folder that is missing, over a folder, or on a full disk",
    async () => {
      const folder = temporaryFolder();
      const page = join(folder, "missing", "report.html");
      const answers = [
        await run(["check", sample, "--json", "--html", page]),
        await run(["check", sample, "--json", "--html", folder]),
        await run(["check", sample, "--json", "--html", "/dev/full"]),
      ];
      expect(answers.map(({ code }) => code)).toEqual([2, 2, 2]);
      expect(answers.map(({ err }) => err)).toEqual([
        `The report could not be written to ${page}: there is no such folder.\n`,
        `The report could not be written to ${folder}: it is a folder.\n`,
        "The report could not be written to /dev/full: the disk is full.\n",
      ]);
      for (const { out } of answers) checkAnswer.parse(JSON.parse(out));
    },
  );

  it.skipIf(!hasShell)(
    "that is there already stays as it was when the new one cannot be written whole",
    async () => {
      const folder = temporaryFolder();
      const page = join(folder, "report.html");
      writeFileSync(page, "the old page");
      // No file may grow beyond 8 blocks: the disk is full as far as this command can see.
      const { code, err } = await runShell('ulimit -f 8; em check "$SAMPLE" --html "$PAGE" > /dev/null', {
        env: { SAMPLE: sample, PAGE: page },
      });
      expect(code).toBe(2);
      expect(err).toMatch(/could not be written/);
      expect(readFileSync(page, "utf8")).toBe("the old page");
      expect(readdirSync(folder)).toEqual(["report.html"]);
    },
  );

  it.skipIf(!hasShell)(
    "is one of the two when two checks write it at once, and a link to it stays a link",
    async () => {
      const folder = temporaryFolder();
      const page = join(folder, "report.html");
      writeFileSync(page, "the old page");
      symlinkSync(page, join(folder, "link.html"));
      const answers = await Promise.all(
        ["report.html", "link.html"].map((name) => run(["check", sample, "--html", join(folder, name)])),
      );
      expect(answers.map(({ code }) => code)).toEqual([1, 1]);
      expect(readFileSync(page, "utf8")).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/);
      expect(
        readdirSync(folder, { withFileTypes: true }).map((one) => [one.name, one.isSymbolicLink()]),
      ).toEqual([
        ["link.html", true],
        ["report.html", false],
      ]);
    },
  );
});

describe("files of the centre's own", () => {
  it("the layout that check found, given back, gives the same learners", async () => {
    const folder = temporaryFolder();
    const file = join(samples, "harbour-street-level-1-certificate.xlsx");
    const found = await check(file);
    writeFileSync(join(folder, "layout.json"), `\uFEFF${JSON.stringify(found.tracker.layout)}`);
    writeFileSync(join(folder, "answer.json"), JSON.stringify(found));
    expect(await check(file, "--layout", join(folder, "layout.json"))).toEqual(found);
    expect(await check(file, "--layout", join(folder, "answer.json"))).toEqual(found);
  });

  it("official wording lying beside the tracker, or named, is shown in place of the summary", async () => {
    const folder = temporaryFolder();
    const elsewhere = temporaryFolder();
    const [first, second] = units;
    const begun = [first, second].flatMap((unit) =>
      (unit?.criteria ?? []).map(({ number }) => `${unit?.ref} ${number}`),
    );
    const path = join(folder, "t.xlsx");
    const marks = begun.map((heading) => (heading.endsWith(" 1.1") ? null : "E4"));
    writeFileSync(path, trackerOf([[title], ["Learner", ...begun], ["Ann Example", ...marks]]));
    const wording = (ref: string, text: string) =>
      JSON.stringify({
        format: "evidence-mapper-wording/1",
        specification: "x",
        units: { [ref]: { "1.1": text } },
      });
    writeFileSync(
      join(folder, "a.wording.json"),
      wording(first?.ref ?? "", "Whistle for the invented ferry"),
    );
    const stated = (answer: CheckAnswer) =>
      answer.learners[0]?.units.flatMap(({ criteria }) =>
        criteria.flatMap(({ wording: text }) => text ?? []),
      );
    expect(stated(await check(path))).toEqual(["Whistle for the invented ferry"]);
    const page = join(folder, "page.html");
    expect((await run(["check", path, "--html", page])).out).toContain("Whistle for the invented ferry");
    expect(readFileSync(page, "utf8")).toContain("Whistle for the invented ferry");

    writeFileSync(join(elsewhere, "b.json"), wording(first?.ref ?? "", "Ring the invented bell"));
    writeFileSync(join(elsewhere, "c.json"), wording(second?.ref ?? "", "Fold the invented map"));
    const named = await check(
      path,
      "--wording",
      join(elsewhere, "b.json"),
      "--wording",
      join(elsewhere, "c.json"),
    );
    expect(stated(named)).toEqual(["Ring the invented bell", "Fold the invented map"]);
    expect((await run(["check", "--wording", join(elsewhere, "b.json"), path])).code).toBe(1);
  });

  it("supplied credits answer what the specification leaves open", async () => {
    const { learners } = await check(
      sample,
      "--credits",
      join(samples, "harbour-street-level-4-credits.json"),
    );
    expect(learners.map(({ verdict }) => verdict)).not.toContain("cannot-tell");
  });

  it.each(["--layout", "--credits", "--wording"])(
    "%s names the file and what is wrong with it",
    async (option) => {
      const folder = temporaryFolder();
      const other = join(folder, "other.json");
      writeFileSync(other, '{"__proto__": {"a": 1}, "b": [1], "constructor": 2}');
      const broken = join(folder, "broken.json");
      writeFileSync(broken, '{"units": ');
      const answers = await Promise.all(
        [join(folder, "missing.json"), folder, broken, other].map((file) =>
          run(["check", sample, option, file]),
        ),
      );
      const says = [
        /missing\.json: It cannot be read: there is no such file/,
        /it is a folder/,
        /broken\.json: This is not a JSON file/,
        /other\.json/,
      ];
      for (const [index, answer] of answers.entries()) expectRefused(answer, says[index] ?? /^$/);
    },
  );
});

describe("what cannot be checked", () => {
  it("is named with advice: nothing there, a folder, a device, no spreadsheet, nothing in it", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "empty.xlsx"), "");
    writeFileSync(join(folder, "page.xlsx"), "<!doctype html><html></html>");
    mkdirSync(join(folder, "tab.xlsx"));
    const answer = (name: string) => run(["check", join(folder, name)]);
    expectRefused(
      await answer("my tracker.xlsx"),
      /my tracker\.xlsx: There is no file of this name/,
      /quotation marks/,
    );
    expectRefused(await answer("tab.xlsx"), /tab\.xlsx: This is a folder/, /Give the spreadsheet inside it/);
    expectRefused(await answer("empty.xlsx"), /The file is empty/);
    expectRefused(await answer("page.xlsx"), /a web page/);
    expectRefused(await run(["check", ""]), /There is no file of this name/);
    expectRefused(await run(["check", "/dev/null"]), /not a file on a disk/);
  });

  it("is a sheet that is no tracker: an answer without learners, and a problem that says so", async () => {
    const path = join(temporaryFolder(), "shopping.csv");
    writeFileSync(path, "Milk,2\nBread,1\n");
    const { code, learners, problems } = await check(path);
    expect(learners).toEqual([]);
    expect(problems).not.toEqual([]);
    expect(code).toBe(1);
  });
});

describe("the command and the world around it", () => {
  it.skipIf(!hasFullDisk)(
    "says that the disk is full, and ends quietly when the reader has seen enough",
    async () => {
      const env = { SAMPLE: join(samples, "harbour-street-level-1-certificate.xlsx") };
      expectRefused(
        await runShell('em check "$SAMPLE" --json > /dev/full', { env }),
        /could not be written: the disk is full/,
      );
      const early = await runShell('em check "$SAMPLE" --json | head -1', { env });
      expect(early).toEqual({ code: 0, out: "{\n", err: "" });
    },
  );

  it.skipIf(process.platform !== "linux")("leaves no process behind when it is stopped", async () => {
    const rows = Array.from({ length: 3000 }, (_none, row) => [
      `Learner ${row}`,
      ...Array.from({ length: 200 }, () => "x"),
    ]);
    const path = join(temporaryFolder(), "large.xlsx");
    writeFileSync(path, trackerOf(rows));
    const command = startCommand(["check", path]);
    const children = () =>
      readFileSync(`/proc/${command.pid}/task/${command.pid}/children`, "utf8").split(" ").filter(Boolean);
    let readers = children();
    while (readers.length === 0) {
      await wait(5);
      readers = children();
    }
    command.kill("SIGINT");
    const [code, signal]: unknown[] = await once(command, "exit");
    expect({ code, signal }).toEqual({ code: null, signal: "SIGINT" });
    await wait(200);
    expect(readers.filter(isRunning)).toEqual([]);
  });
});
