/** `batch`: evidence in, coverage and credits out, one learner a line; or many trackers, one tracker a line. */
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../shared/src/catalogue/index.ts";
import {
  expectRefused,
  hasFullDisk,
  linesOf,
  ndjson,
  run,
  runShell,
  samples,
  temporaryFolder,
} from "../support/built-cli.ts";
import { batchLine, refusedBatchLine, refusedTrackerLine, trackerLine } from "../support/cli-answers.ts";

const certificate = "601/3972/9";
const learner = (name: unknown, criteria: readonly unknown[] = [], qualification: unknown = certificate) => ({
  learner: name,
  qualification,
  evidence: [{ id: "E1", date: "2026-03-04", method: "observation", criteria }],
});

/** Every criterion of the units, as batch names them. */
const criteriaOf = (...refs: readonly string[]): string[] =>
  (catalogue.qualifications.find(({ id }) => id === certificate)?.units ?? [])
    .filter(({ ref }) => refs.includes(ref))
    .flatMap(({ ref, criteria }) => criteria.map(({ number }) => `${ref}:${number}`));

async function answersTo(input: string) {
  const answer = await run(["batch", "--json"], { input });
  return { ...answer, lines: linesOf(answer.out) };
}

async function answerTo(value: unknown) {
  const { lines } = await answersTo(ndjson([value]));
  return batchLine.parse(lines[0]);
}

describe("batch answers each learner in their place", () => {
  it("with the award by decisions, by coverage, the credits and what is still open", async () => {
    const unit = criteriaOf("L/506/2083");
    const { code, err, lines } = await answersTo(ndjson([learner("none"), learner("one unit", unit)]));
    const [none, one] = lines.map((line) => batchLine.parse(line));
    expect(none).toMatchObject({
      learner: "none",
      verdict: "not-met",
      onCoverage: "not-met",
      creditsCounted: 0,
    });
    expect(one).toMatchObject({ learner: "one unit", verdict: "not-met", creditsCounted: 3 });
    expect(one?.minimumAdditionalCredits).toBe((none?.minimumAdditionalCredits ?? 0) - 3);
    expect(one?.openCriteria).toBe((none?.openCriteria ?? 0) - unit.length);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });

  it("and never shows coverage as a decision", async () => {
    const refs =
      catalogue.qualifications.find(({ id }) => id === certificate)?.units.map(({ ref }) => ref) ?? [];
    const all = criteriaOf(...refs);
    expect(await answerTo(learner("a", all))).toMatchObject({
      verdict: "not-met",
      onCoverage: "met",
      openCriteria: 0,
    });
    expect(await answerTo({ ...learner("a", all), decided: all })).toMatchObject({ verdict: "met" });
  });

  it("in the order in which they came, whatever is wrong with some of them", async () => {
    const { code, err, lines } = await answersTo(
      `\uFEFF${ndjson([learner("first")])}{"learner":\r\n\r\n${ndjson([
        learner("third", [], "x"),
        { learner: "fourth", qualification: certificate, evidence: [{ id: "E1", criteria: "1.1" }, 7] },
        learner(5),
      ])}`,
    );
    expect(lines.map((line) => batchLine.safeParse(line).success)).toEqual([true, false, false, false, true]);
    const refused = lines.slice(1, 4).map((line) => refusedBatchLine.parse(line));
    expect(refused).toMatchObject([
      { learner: null, problem: { code: "line-not-json", where: "line 2" } },
      { learner: "third", problem: { code: "qualification-unknown", where: "line 4" } },
      { learner: "fourth", problem: { code: "line-incomplete", where: "line 5" } },
    ]);
    expect(refused[2]?.problem.found).toBe(
      "evidence[0].criteria should be a list of criteria, and is a text; evidence[1] should be an object with id, date, method and criteria, and is the number 7.",
    );
    expect(batchLine.parse(lines[4]).learner).toBe(5);
    expect(code).toBe(1);
    expect(err).toBe("3 of 5 lines have a problem; the answer in each place says which.\n");
  });

  it("answers nothing to nothing, says so and is done", async () => {
    const { code, out, err } = await run(["batch"]);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toMatch(/no line came in/);
  });
});

describe("batch reads what other programs write", () => {
  it("references in small letters, evidence without date and method, ids that are numbers", async () => {
    const unit = criteriaOf("L/506/2083");
    const clean = await answerTo(learner("a", unit));
    const evidence = unit.map((criterion, index) => ({
      id: index,
      date: null,
      criteria: [` ${criterion.toLowerCase()}`],
    }));
    expect(await answerTo({ learner: "a", qualification: ` ${certificate} `, evidence })).toEqual(clean);
  });

  it("a criterion that the qualification has not is left out by name, and the exit code says so", async () => {
    const { code, lines } = await answersTo(
      ndjson([learner("a", ["L/506/2083:9.9", "__proto__:1.1", "constructor"])]),
    );
    const { problems } = batchLine.parse(lines[0]);
    expect(problems?.map(({ code: what, where }) => [what, where])).toEqual(
      Array.from({ length: 3 }, () => ["criterion-unknown", "line 1"]),
    );
    expect(problems?.[0]?.found).toContain('"L/506/2083:9.9"');
    expect(code).toBe(1);
  });

  it("names that mean something to a program mean nothing here", async () => {
    for (const name of ["__proto__", "<script>", "=HYPERLINK(1)"]) {
      const { lines } = await answersTo(
        ndjson([
          { ...learner(name), evidence: [{ id: name, method: name, criteria: [] }] },
          learner(name, [], name),
        ]),
      );
      expect(batchLine.parse(lines[0])).toMatchObject({ learner: name, creditsCounted: 0 });
      expect(refusedBatchLine.parse(lines[1])).toMatchObject({ learner: name });
    }
  });

  it.skipIf(!hasFullDisk)("thousands of lines in a pipe whose reader leaves, and a full disk", async () => {
    const input = ndjson(Array.from({ length: 3000 }, (_, index) => learner(index)));
    const early = await runShell('em batch | head -1; exit "${PIPESTATUS[0]}"', { input });
    expect({ code: early.code, err: early.err, lines: linesOf(early.out).length }).toEqual({
      code: 0,
      err: "",
      lines: 1,
    });
    expectRefused(
      await runShell("em batch > /dev/full", { input }),
      /could not be written: the disk is full/,
    );
  });
});

describe("batch over many trackers", () => {
  const level4 = "harbour-street-level-4.xlsx";
  const list = "harbour-street-evidence-list.csv";

  it("answers each file of a folder that can be a tracker, in order of their names", async () => {
    const folder = temporaryFolder();
    copyFileSync(join(samples, level4), join(folder, "b.xlsx"));
    copyFileSync(join(samples, list), join(folder, "a.CSV"));
    writeFileSync(join(folder, "c.xlsx"), "PK\u0003\u0004 not really");
    writeFileSync(join(folder, "notes.txt"), "no tracker");
    writeFileSync(join(folder, "~$b.xlsx"), "a lock of Excel");
    mkdirSync(join(folder, "d.xlsx"));
    const { code, out, err } = await run(["batch", folder, "--json"]);
    const lines = linesOf(out);
    expect(lines).toHaveLength(4);
    expect(trackerLine.parse(lines[0])).toMatchObject({
      file: join(folder, "a.CSV"),
      qualification: "600/5863/8",
    });
    const second = trackerLine.parse(lines[1]);
    expect(second).toMatchObject({
      file: join(folder, "b.xlsx"),
      qualification: "501/0232/1",
      learners: 4,
      met: 0,
    });
    expect(second.met + second.notMet + second.cannotTell).toBe(second.learners);
    expect(refusedTrackerLine.parse(lines[2])).toMatchObject({
      problem: { code: "file-damaged", where: "c.xlsx" },
    });
    expect(refusedTrackerLine.parse(lines[3])).toMatchObject({
      problem: { code: "file-is-folder", where: "d.xlsx" },
    });
    expect(code).toBe(1);
    expect(err).toBe("");
  });

  it("answers each line of a list, from the list's own folder, and goes on after one that is missing", async () => {
    const folder = temporaryFolder();
    copyFileSync(join(samples, level4), join(folder, "my tracker.xlsx"));
    writeFileSync(
      join(folder, "list.txt"),
      `\uFEFFmissing.xlsx\r\n\r\nmy tracker.xlsx\r\n${join(samples, list)}`,
    );
    const { code, out } = await run(["batch", join(folder, "list.txt")]);
    const lines = linesOf(out);
    expect(refusedTrackerLine.parse(lines[0])).toMatchObject({
      problem: { code: "file-missing", where: "missing.xlsx" },
    });
    expect(trackerLine.parse(lines[1])).toMatchObject({ file: join(folder, "my tracker.xlsx"), learners: 4 });
    expect(trackerLine.parse(lines[2])).toMatchObject({ file: join(samples, list) });
    expect(code).toBe(1);
  });

  it("takes one tracker for what it is", async () => {
    const { out } = await run(["batch", join(samples, level4)]);
    expect(linesOf(out).map((line) => trackerLine.parse(line).learners)).toEqual([4]);
  });

  it("does not run without a tracker, on what is missing, or on what is no list", async () => {
    const folder = temporaryFolder();
    expectRefused(await run(["batch", folder]), /There is no tracker in/, /\.xlsx/);
    expectRefused(
      await run(["batch", join(folder, "missing")]),
      /there is no such file/,
      /Name a folder of trackers/,
    );
    writeFileSync(join(folder, "list.pdf"), "%PDF-1.7\0\0");
    expectRefused(await run(["batch", join(folder, "list.pdf")]), /list\.pdf: This is no text file/);
  });
});
