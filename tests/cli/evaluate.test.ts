/** `evaluate`: achieved units in, one learner a line; which award is met and why, in the same order. */
import { describe, expect, it } from "vitest";
import { once } from "node:events";
import { join } from "node:path";
import {
  expectRefused,
  hasFullDisk,
  hasShell,
  linesOf,
  ndjson,
  run,
  runShell,
  samples,
  startCommand,
  temporaryFolder,
} from "../support/built-cli.ts";
import { evaluateLine, refusedEvaluateLine } from "../support/cli-answers.ts";

const certificate = "601/3972/9";
const mandatory = ["L/506/2083", "Y/506/2085", "L/506/1791", "R/506/1792", "Y/506/1793"];
const learner = (
  id: unknown,
  achievedUnits: readonly unknown[] = [],
  qualification: unknown = certificate,
) => ({
  id,
  qualification,
  achievedUnits,
});

async function answersTo(input: string | Buffer) {
  const answer = await run(["evaluate", "--json"], { input });
  return { ...answer, lines: linesOf(answer.out) };
}

async function answerTo(value: unknown) {
  const { lines } = await answersTo(ndjson([value]));
  expect(lines).toHaveLength(1);
  return evaluateLine.parse(lines[0]);
}

describe("evaluate answers each line in its place", () => {
  it("with the verdict, the credits, the cheapest completion and a finding for each rule", async () => {
    const { code, err, lines } = await answersTo(ndjson([learner("a", mandatory)]));
    const [line] = lines.map((one) => evaluateLine.parse(one));
    expect(line).toMatchObject({ id: "a", verdict: "not-met", minimumAdditionalCredits: expect.any(Number) });
    expect(line?.completion).not.toEqual([]);
    expect(line?.findings.map(({ verdict }) => verdict)).toContain("met");
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("and the completion, added, meets the award", async () => {
    const { completion, creditsTotal, minimumAdditionalCredits } = await answerTo(learner("a", mandatory));
    const complete = await answerTo(learner("a", [...mandatory, ...completion]));
    expect(complete).toMatchObject({ verdict: "met", minimumAdditionalCredits: 0, completion: [] });
    expect(complete.creditsTotal).toBe((creditsTotal ?? 0) + (minimumAdditionalCredits ?? 0));
  });

  it("in the order in which they came, whatever is wrong with some of them", async () => {
    const input = `${ndjson([learner("first", mandatory)])}not json\n${ndjson([
      learner("third", [], "no such award"),
      { qualification: certificate, achievedUnits: [] },
      learner("fifth"),
    ])}`;
    const { code, err, lines } = await answersTo(input);
    expect(lines.map((line) => evaluateLine.safeParse(line).success)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
    expect(lines.slice(1, 4).map((line) => refusedEvaluateLine.parse(line))).toMatchObject([
      { id: null, problem: { code: "line-not-json", where: "line 2" } },
      { id: "third", problem: { code: "qualification-unknown", where: "line 3" } },
      { id: null, problem: { code: "line-incomplete", where: "line 4" } },
    ]);
    expect(code).toBe(1);
    expect(err).toBe("3 of 5 lines have a problem; the answer in each place says which.\n");
  });

  it("and says in plain words what a line should have been", async () => {
    const { lines } = await answersTo(
      ndjson([learner(null), learner("a", ["L/506/2083", 7]), { id: 3 }, [], "text", null, 4]),
    );
    expect(lines.map((line) => refusedEvaluateLine.parse(line)).map(({ problem }) => problem.found)).toEqual([
      "id should be a text, or a number of up to 15 digits, and is null.",
      "achievedUnits[1] should be a text such as L/506/2083, and is the number 7.",
      "qualification should be a text such as 601/3972/9, and is missing; achievedUnits should be a list of unit references, and is missing.",
      ...["a list", "a text", "null", "the number 4"].map(
        (what) => `the line should be an object with id, qualification and achievedUnits, and is ${what}.`,
      ),
    ]);
  });

  it("prints the same without --json, and names the qualifications when one is unknown", async () => {
    const { out } = await run(["evaluate"], { input: ndjson([learner("a", [], "4411")]) });
    const { problem } = refusedEvaluateLine.parse(linesOf(out)[0]);
    expect(problem.found).toBe('The catalogue has no qualification "4411".');
    expect(problem.advice).toContain("501/1837/7 (4411-11)");
  });

  it("answers nothing to nothing, says so and is done", async () => {
    for (const input of ["", "\n\r\n  \n"]) {
      const { code, out, err } = await run(["evaluate", "--json"], { input });
      expect({ code, out }).toEqual({ code: 0, out: "" });
      expect(err).toMatch(/no line came in/);
    }
  });
});

describe("evaluate reads what other programs write", () => {
  it("a byte order mark, line breaks of Windows, blank lines and no line break at the end", async () => {
    const lines = [learner("a"), learner("é😀", mandatory)].map((line) => JSON.stringify(line));
    const { code, lines: answers } = await answersTo(`\uFEFF${lines.join("\r\n\r\n")}`);
    expect(code).toBe(0);
    expect(answers.map((line) => evaluateLine.parse(line).id)).toEqual(["a", "é😀"]);
  });

  it("references in small letters and with spaces, a unit twice, a qualification by its code", async () => {
    const clean = await answerTo(learner("a", mandatory));
    const typed = [...mandatory, ...mandatory].map((ref) => ` ${ref.toLowerCase()} `);
    expect(await answerTo(learner("a", typed))).toEqual(clean);
    expect(await answerTo(learner("a", mandatory, "ncfe-l1-certificate-customer-service"))).toEqual(clean);
  });

  it("ids that are numbers, and refuses one that JSON cannot keep", async () => {
    const { lines } = await answersTo(
      '{"id":17,"qualification":"4411-11","achievedUnits":[]}\n{"id":12345678901234567891,"qualification":"4411-11","achievedUnits":[]}\n',
    );
    expect(evaluateLine.parse(lines[0]).id).toBe(17);
    expect(refusedEvaluateLine.parse(lines[1])).toMatchObject({
      id: null,
      problem: { code: "line-incomplete" },
    });
  });

  it("names that mean something to a program mean nothing here", async () => {
    const names = ["__proto__", "constructor", "<script>alert(1)</script>", "=HYPERLINK(1)", "\u0000"];
    const { lines } = await answersTo(
      ndjson(names.flatMap((name) => [learner(name), learner(name, [], name), learner("x", [name])])),
    );
    for (const [index, name] of names.entries()) {
      const [asId, asAward, asUnit] = lines.slice(index * 3, index * 3 + 3);
      expect(evaluateLine.parse(asId)).toMatchObject({ id: name, verdict: "not-met" });
      expect(refusedEvaluateLine.parse(asAward)).toMatchObject({
        id: name,
        problem: { code: "qualification-unknown" },
      });
      expect(evaluateLine.parse(asUnit)).toMatchObject({
        creditsTotal: 0,
        problems: [{ code: "unit-unknown" }],
      });
    }
  });

  it("a unit that no specification has is left out by name, and the exit code says so", async () => {
    const { code, lines } = await answersTo(ndjson([learner("a", [...mandatory, "Z/999/9999"])]));
    const { problems, creditsTotal } = evaluateLine.parse(lines[0]);
    expect(creditsTotal).toBe((await answerTo(learner("a", mandatory))).creditsTotal);
    expect(problems).toMatchObject([{ code: "unit-unknown", where: "line 1" }]);
    expect(problems?.[0]?.found).toContain('"Z/999/9999"');
    expect(code).toBe(1);
  });

  it("a line of nearly 16 MB; a longer one is refused and the rest goes on", async () => {
    const long = (megabytes: number) =>
      JSON.stringify({ ...learner("long"), note: "x".repeat(megabytes * 1024 * 1024) });
    const { code, lines } = await answersTo(
      `${long(15)}\n${long(17)}\n${"[".repeat(1_000_000)}\n${JSON.stringify(learner("last"))}\n`,
    );
    expect(evaluateLine.parse(lines[0]).id).toBe("long");
    expect(refusedEvaluateLine.parse(lines[1])).toMatchObject({
      id: null,
      problem: { code: "line-too-long", where: "line 2" },
    });
    expect(refusedEvaluateLine.parse(lines[2])).toMatchObject({
      problem: { code: "line-not-json", where: "line 3" },
    });
    expect(evaluateLine.parse(lines[3]).id).toBe("last");
    expect(code).toBe(1);
  });
});

describe("evaluate with a centre's credits", () => {
  const level4 = learner("a", [], "501/0232/1");

  it("cannot tell what the specification does not print, and can once it is supplied", async () => {
    expect(await answerTo(level4)).toMatchObject({ minimumAdditionalCredits: null });
    const credits = join(samples, "harbour-street-level-4-credits.json");
    const { code, out } = await run(["evaluate", "--credits", credits], { input: ndjson([level4]) });
    expect(code).toBe(0);
    expect(evaluateLine.parse(linesOf(out)[0]).minimumAdditionalCredits).toEqual(expect.any(Number));
  });

  it("does not run on a file that is missing, a folder, or something else", async () => {
    const input = ndjson([level4]);
    expectRefused(
      await run(["evaluate", "--credits", "missing.json"], { input }),
      /missing\.json: It cannot be read: there is no such file/,
    );
    expectRefused(await run(["evaluate", "--credits", temporaryFolder()], { input }), /it is a folder/);
    expectRefused(
      await run(["evaluate", "--credits", "README.md"], { input }),
      /README\.md: This is not a JSON file/,
    );
    expectRefused(
      await run(["evaluate", "--credits", "package.json"], { input }),
      /package\.json/,
      /And \d+ more like these/,
    );
  });
});

describe("evaluate in a pipe", () => {
  it("answers what has come in before it waits for more", async () => {
    const command = startCommand(["evaluate"], { inputStaysOpen: true });
    const answers: unknown[] = [];
    for (const id of ["first", "second"]) {
      command.stdin.write(ndjson([learner(id)]));
      const [answer]: unknown[] = await once(command.stdout, "data");
      answers.push(...linesOf(String(answer)));
    }
    command.stdin.end();
    expect(await once(command, "close")).toEqual([0, null]);
    expect(answers.map((line) => evaluateLine.parse(line).id)).toEqual(["first", "second"]);
  });

  it.skipIf(!hasShell)("ends quietly when the reader has seen enough", async () => {
    const input = ndjson(Array.from({ length: 2000 }, (_, index) => learner(index)));
    const { code, out, err } = await runShell('em evaluate --json | head -1; exit "${PIPESTATUS[0]}"', {
      input,
    });
    expect({ code, err, lines: linesOf(out).length }).toEqual({ code: 0, err: "", lines: 1 });
  });

  it.skipIf(!hasFullDisk)("says that the disk is full", async () => {
    const answer = await runShell("em evaluate --json > /dev/full", { input: ndjson([learner("a")]) });
    expectRefused(answer, /^The answer could not be written: the disk is full\.$/m);
  });
});
