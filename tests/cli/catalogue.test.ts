/** `catalogue`: the qualifications with their units, criteria, rules and the oddities of the specifications. */
import { expect, it } from "vitest";
import { expectRefused, hasFullDisk, run, runShell } from "../support/built-cli.ts";
import { catalogueAnswer } from "../support/cli-answers.ts";

it("catalogue --json prints all eight qualifications with every key that scripts rely on", async () => {
  const { code, out, err } = await run(["catalogue", "--json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const { qualifications } = catalogueAnswer.parse(JSON.parse(out));
  expect(qualifications.map(({ id }) => id).sort()).toEqual([
    "501/0232/1",
    "501/1837/7",
    "501/1838/9",
    "501/1839/0",
    "501/1840/7",
    "600/5863/8",
    "601/3972/9",
    "innovate-l2-diploma-customer-service",
  ]);
  for (const { units, rules, minimumCredits } of qualifications) {
    expect(minimumCredits).toBeGreaterThan(0);
    expect(units.length).toBeGreaterThan(0);
    expect(new Set(units.map(({ ref }) => ref)).size).toBe(units.length);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  }
});

it("catalogue lists them for a person, and says what no specification prints", async () => {
  const { code, out, err } = await run(["catalogue"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^NCFE Level 1 Certificate in Customer Service.*\(601\/3972\/9/m);
  expect(out).toMatch(/L\/506\/2083 .* · 3 credits · \d+ criteria/);
  expect(out).toMatch(/credits not printed/);
  expect(out).not.toMatch(/null|undefined/);
});

it.skipIf(!hasFullDisk)(
  "catalogue ends quietly when the reader has seen enough, and says that the disk is full",
  async () => {
    const early = await runShell('em catalogue --json | head -1; exit "${PIPESTATUS[0]}"');
    expect(early).toEqual({ code: 0, out: "{\n", err: "" });
    expectRefused(await runShell("em catalogue --json > /dev/full"), /the disk is full/);
  },
);
