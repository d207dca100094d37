import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { samePerson } from "../../../shared/src/sign-off/same-person.ts";
import {
  signOffIssues,
  type SignedDecision,
  type UnitSignatures,
} from "../../../shared/src/sign-off/unit-sign-off.ts";

const decision = (criterion: string, more: Partial<SignedDecision> = {}): SignedDecision => ({
  criterion,
  by: "Priya Nair",
  on: "2026-03-10",
  trainee: false,
  countersigned: null,
  verified: null,
  ...more,
});
const signed: UnitSignatures = {
  decisions: [decision("1.1"), decision("1.2", { on: "2026-03-12" })],
  declaration: { by: "Amira Cole", on: "2026-03-13" },
  countersignature: { by: "Priya Nair", on: "2026-03-14" },
};
const codes = (signatures: Partial<UnitSignatures>) =>
  signOffIssues({ ...signed, ...signatures }).map(({ code }) => code);

describe("a unit is signed off", () => {
  test("when the learner declares after the last decision and the assessor countersigns after that", () => {
    expect(codes({})).toEqual([]);
  });

  test("on one and the same day, too", () => {
    expect(
      codes({
        declaration: { by: null, on: "2026-03-12" },
        countersignature: { by: null, on: "2026-03-12" },
      }),
    ).toEqual([]);
  });
});

describe("a unit is not signed off", () => {
  test.each([
    ["without a declaration", { declaration: null }, ["declaration-missing"]],
    ["without a countersignature", { countersignature: null }, ["countersignature-missing"]],
    [
      "with neither",
      { declaration: null, countersignature: null },
      ["declaration-missing", "countersignature-missing"],
    ],
    ["by a declaration at enrolment", { declaration: { by: null, on: "2025-09-01" } }, ["declaration-early"]],
    [
      "by a countersignature before the declaration",
      { countersignature: { by: null, on: "2026-03-12" } },
      ["countersignature-early"],
    ],
    [
      "for certain, when dates are not recorded",
      { declaration: { by: null, on: null } },
      ["declaration-order-unknown", "countersignature-order-unknown"],
    ],
  ] as const)("%s", (_, signatures, expected) => {
    expect(codes(signatures)).toEqual(expected);
  });

  test("in the awarding body's own word for a learner", () => {
    const [missing] = signOffIssues({ ...signed, declaration: null }, "candidate");
    expect(missing?.text).toBe("The candidate has not declared the work their own.");
    const early = signOffIssues({ ...signed, declaration: { by: null, on: "2020-01-01" } }, "candidate");
    expect(early[0]?.text).toMatch(/^The candidate's declaration is earlier/);
  });

  test("while a trainee's decision lacks its own countersignature: the one under the declaration is another", () => {
    const decisions = [decision("1.1"), decision("1.2", { trainee: true })];
    expect(signOffIssues({ ...signed, decisions })).toMatchObject([
      { code: "trainee-not-countersigned", criteria: ["1.2"] },
    ]);
  });

  test("when the trainee countersigned their own decision", () => {
    const decisions = [decision("1.1", { trainee: true, countersigned: { by: "priya nair", on: null } })];
    expect(codes({ decisions })).toEqual(["trainee-countersigned-by-self"]);
  });

  test("when the verifier decided the same criterion, by whatever spelling; decisions of others may be verified", () => {
    const verified = { by: "PRIYA  Nair", on: "2026-03-20" };
    const decisions = [decision("1.1", { verified }), decision("1.2", { by: "Tom Reid", verified })];
    expect(signOffIssues({ ...signed, decisions })).toMatchObject([
      { code: "verifier-is-assessor", criteria: ["1.1"] },
    ]);
  });

  test("for certain, when initials could be the assessor's", () => {
    const decisions = [decision("1.1", { verified: { by: "PN", on: null } })];
    expect(codes({ decisions })).toEqual(["verifier-may-be-assessor"]);
  });
});

describe("the same person", () => {
  test.each([
    ["Priya Nair", "priya.nair@centre.example", "same"],
    ["Priya Nair", "Ms Priya Nair", "same"],
    ["Zoë Müller", "Zoe Muller", "same"],
    ["Priya Nair", "P. Nair", "unclear"],
    ["Priya Nair", "PN", "unclear"],
    ["PN", "PN", "unclear"],
    ["Priya Nair", "AB", "different"],
    ["Priya Nair", "Tom Reid", "different"],
    ["Priya Nair", "", "unclear"],
  ] as const)("%s and %s: %s", (a, b, expected) => {
    expect(samePerson(a, b)).toBe(expected);
  });

  test("is a question without an order", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => samePerson(a, b) === samePerson(b, a)));
  });
});
