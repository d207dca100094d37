/** `plan`: for units already achieved, what counts, the cheapest way to finish, what could be claimed today. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectRefused, hasFullDisk, run, runShell, samples } from "../support/built-cli.ts";
import { planAnswer } from "../support/cli-answers.ts";

async function plan(...words: readonly string[]) {
  const { code, out, err } = await run(["plan", ...words, "--json"]);
  expect(err).toBe("");
  return { code, ...planAnswer.parse(JSON.parse(out)) };
}

describe("plan", () => {
  it("offers the cheapest finish, and the finish, achieved, is the award", async () => {
    const start = await plan("4411-11");
    expect(start).toMatchObject({
      code: 1,
      qualification: "501/1837/7",
      verdict: "not-met",
      creditsTotal: 0,
    });
    expect(start.minimumAdditionalCredits).toBe(13);
    const end = await plan("501/1837/7", ...start.completion);
    expect(end).toMatchObject({ code: 0, verdict: "met", creditsCounted: 13, completion: [] });
    expect(end.claimable.qualifications).toContain("501/1837/7");
  });

  it("takes references in small letters, and one twice", async () => {
    const clean = await plan("601/3972/9", "L/506/2083");
    expect(await plan("601/3972/9", "l/506/2083", "L/506/2083")).toEqual(clean);
    expect(clean.creditsTotal).toBe(3);
  });

  it("says it to a person in sentences with their sources", async () => {
    const { code, out, err } = await run(["plan", "601/3972/9", "L/506/2083"]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toMatch(/Not yet achieved/);
    expect(out).toMatch(/The cheapest way to finish is .*: 20 credits more\./);
    expect(out).toMatch(/\(000 L\d+/);
    expect(out).toMatch(/claimed today/);
  });

  it("cannot tell what the specification does not print, and can with the centre's credits", async () => {
    expect(await plan("501/0232/1")).toMatchObject({ code: 1, minimumAdditionalCredits: null });
    const credits = join(samples, "harbour-street-level-4-credits.json");
    const { minimumAdditionalCredits } = await plan("501/0232/1", "--credits", credits);
    expect(minimumAdditionalCredits).toEqual(expect.any(Number));
  });

  it("does not run on a qualification or a unit that the catalogue has not", async () => {
    expectRefused(await run(["plan", "4411"]), /no qualification "4411"/, /4411-11/);
    expectRefused(await run(["plan", "__proto__"]), /no qualification "__proto__"/);
    expectRefused(await run(["plan", "4411-11", "L/506/2083", "Z/999/9999"]), /Z\/999\/9999/, /A\/601\/6047/);
    expectRefused(await run(["plan", "4411-11", "constructor"]), /constructor/);
    expectRefused(await run(["plan"]), /missing required argument 'qualification'/);
    expectRefused(await run(["plan", "4411-11", "--credits", "missing.json"]), /there is no such file/);
  });

  it.skipIf(!hasFullDisk)("says that the disk is full", async () => {
    expectRefused(await runShell("em plan 4411-11 --json > /dev/full"), /the disk is full/);
  });
});
