/** `wording`: the official sentences, out of a centre's own copy of a specification. The one here is invented. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectRefused, run, temporaryFolder } from "../support/built-cli.ts";
import { checkAnswer, wordingAnswer } from "../support/cli-answers.ts";
import { trackerOf, unitsOf } from "../support/tracker-sheet.ts";

const units = unitsOf("601/3972/9");
const criteria = units.flatMap(({ ref, criteria: own }) => own.map(({ number }) => `${ref} ${number}`));
const invented = (verb: string, ref: string, number: string): string =>
  `${verb} the invented matter ${ref.slice(-4)} of ${number}`;

/** A specification of this qualification in the printed form, with invented sentences. */
function specification(leaveOut: readonly string[] = []): string {
  return units
    .flatMap(({ ref, number, title, outcomes, criteria: own }) => [
      `Unit ${number} ${title} (${ref})`,
      ...outcomes.flatMap((outcome) => [
        "The learner will:",
        `${outcome.number} Know about an invented outcome`,
        "The learner can:",
        ...own
          .filter(
            (one) =>
              one.number.startsWith(`${outcome.number}.`) && !leaveOut.includes(`${ref} ${one.number}`),
          )
          .map((one) => `- ${one.number} ${invented(one.verb, ref, one.number)}`),
      ]),
    ])
    .join("\n\n");
}

function written(text: string | Buffer): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder();
  const file = join(folder, "my specification.txt");
  writeFileSync(file, text);
  return { folder, file };
}

describe("wording", () => {
  it("prints every criterion as data with --json and writes nothing", async () => {
    const { folder, file } = written(`\uFEFF${specification().replaceAll("\n", "\r\n")}`);
    const { code, out, err } = await run(["wording", file, "--json"], { cwd: folder });
    const answer = wordingAnswer.parse(JSON.parse(out));
    expect(
      answer.units.flatMap(({ ref, criteria: own }) => own.map(({ number }) => `${ref} ${number}`)),
    ).toEqual(criteria);
    const [first] = units;
    expect(answer.units[0]?.criteria[0]?.text).toBe(
      invented(first?.criteria[0]?.verb ?? "", first?.ref ?? "", "1.1"),
    );
    expect({ code, err, notFound: answer.notFound, unplaced: answer.unplaced }).toEqual({
      code: 0,
      err: "",
      notFound: [],
      unplaced: [],
    });
    expect(readdirSync(folder)).toEqual(["my specification.txt"]);
  });

  it("writes a wording file that check shows, and that git ignores by its ending", async () => {
    const { folder, file } = written(specification());
    const { code, out, err } = await run(["wording", file], { cwd: folder });
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toMatch(new RegExp(`${criteria.length} criteria found in ${units.length} units`));
    expect(err).toMatch(/keep the file in your centre/);
    const name = readdirSync(folder).find((one) => one.endsWith(".wording.json"));
    expect(err).toContain(`Written to ${name}`);

    writeFileSync(
      join(folder, "tracker.xlsx"),
      trackerOf([["601/3972/9"], ["Learner", ...criteria.slice(0, 40)], ["Ann Example", "E4"]]),
    );
    const { out: answer } = await run(["check", join(folder, "tracker.xlsx"), "--json"]);
    const { learners } = checkAnswer.parse(JSON.parse(answer));
    expect(learners[0]?.units[0]?.criteria[0]?.wording).toMatch(/the invented matter/);
  });

  it("reports each criterion that it could not find, and ends with 1", async () => {
    const { folder, file } = written(specification([criteria[0] ?? "", criteria[20] ?? ""]));
    const { code, out } = await run(["wording", file, "--json"]);
    expect(wordingAnswer.parse(JSON.parse(out)).notFound).toHaveLength(2);
    expect(code).toBe(1);
    const people = await run(["wording", file, "--out", join(folder, "mine.wording.json")]);
    expect(people.err).toMatch(new RegExp(`${criteria[0]} was not found`));
    expect(people.code).toBe(1);
    expect(existsSync(join(folder, "mine.wording.json"))).toBe(true);
  });

  it("does not run on a text that is no specification, and writes nothing", async () => {
    const { folder, file } = written("A shopping list");
    expectRefused(
      await run(["wording", file], { cwd: folder }),
      /not one of the five specifications/,
      /text file/,
    );
    writeFileSync(file, "%PDF-1.7");
    expectRefused(await run(["wording", file], { cwd: folder }), /It is a PDF/);
    writeFileSync(file, Buffer.from([0, 1, 2]));
    expectRefused(await run(["wording", file], { cwd: folder }), /not plain text/);
    expectRefused(
      await run(["wording", join(folder, "missing.txt")], { cwd: folder }),
      /missing\.txt: It cannot be read: there is no such file/,
    );
    expectRefused(await run(["wording", folder], { cwd: folder }), /it is a folder/);
    expect(readdirSync(folder)).toEqual(["my specification.txt"]);
  });

  it("says when the file cannot be written, and leaves an old one as it was", async () => {
    const { folder, file } = written(specification());
    const { code, err } = await run(["wording", file, "--out", join(folder, "missing", "a.wording.json")]);
    expect(code).toBe(2);
    expect(err).toMatch(/could not be written to .*: there is no such folder/);
    expect(readFileSync(file, "utf8")).toBe(specification());
  });
});
