import { describe, expect, it } from "vitest";
import { findQualification } from "../../../shared/src/catalogue/catalogue.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { type OwnTag, permittedReuse, type ReusedItem } from "../../../shared/src/coverage/reuse.ts";
import { reuseSentence } from "../../../shared/src/report/reuse-sentence.ts";

const certificate = findQualification(catalogue, "501/1837/7");
if (certificate === undefined) throw new Error("The certificate is not in the catalogue.");
const units = new Map(certificate.units.map((unit) => [unit.number, unit.ref]));

/** `106 2.1` */
function tag(name: string): OwnTag {
  const [number = "", criterion = ""] = name.split(" ");
  const unit = units.get(number);
  if (unit === undefined) throw new Error(`There is no unit ${number}.`);
  return { unit, criterion };
}

const item = (change: Partial<ReusedItem> = {}): ReusedItem => ({
  item: "E1",
  method: "work-product",
  instances: null,
  system: "Webmail",
  ...change,
});

function offers(own: readonly string[], system: string, more: readonly string[] = []) {
  if (certificate === undefined) return [];
  const tags = own.map(tag);
  return permittedReuse(certificate, tags, [...tags, ...more.map(tag)], item({ system }));
}

/** `106 2.1`, with `!` in front where it is refused. */
const names = (found: ReturnType<typeof offers>): readonly string[] =>
  found.map(({ unit, criterion, fits }) => `${fits ? "" : "!"}${unit.number ?? ""} ${criterion.number}`);

describe("re-use of evidence (001, evidence guides)", () => {
  it("is offered where the specification permits it", () => {
    // 001 L1944, L2168, L2275
    expect(names(offers(["106 2.3"], "Telephone"))).toEqual(["104 3.2", "107 2.3"]);
    // 001 L2471 to L2475
    expect(names(offers(["110 1.5", "110 2.1"], "Webmail"))).toEqual(["109 3.1", "109 3.3"]);
  });

  it("goes one way only", () => {
    expect(names(offers(["109 3.1"], "Webmail"))).toEqual([]);
    expect(names(offers(["104 3.2"], "Telephone"))).toEqual([]);
  });

  it("is not offered from guidance only: 108 2.3 to 109 1.2", () => {
    expect(names(offers(["108 2.3"], "Webmail"))).toEqual([]);
  });

  it("refuses an e-mail for the telephone unit, and takes a telephone call", () => {
    expect(names(offers(["103 4.2"], "Webmail"))).toEqual(["104 3.2", "!106 2.3"]);
    expect(names(offers(["103 4.2"], "Telephone"))).toEqual(["104 3.2", "106 2.3"]);
    expect(names(offers(["103 4.2"], "Call recorder"))).toEqual(["104 3.2", "106 2.3"]);
    expect(names(offers(["103 4.2"], "Face to face"))).toEqual(["104 3.2", "!106 2.3"]);
  });

  it("does not go on from a criterion that was itself tagged by re-use", () => {
    // 106 2.3 was tagged from 103 4.2; evidence of 106 2.3 may serve 107 2.3, but this was gathered for 103.
    expect(names(offers(["103 4.2"], "Telephone", ["106 2.3"]))).toEqual(["104 3.2"]);
  });

  it("leaves out what is tagged already, and gives each criterion once", () => {
    expect(names(offers(["103 4.2", "106 2.3"], "Telephone"))).toEqual(["104 3.2", "107 2.3"]);
    expect(names(offers(["106 2.1", "106 2.2"], "Telephone"))).toEqual([
      "103 1.1",
      "103 1.2",
      "103 2.1",
      "103 2.2",
      "104 1.1",
      "107 1.1",
    ]);
  });

  it("belongs to the specification that prints it: ProQual shares the units and permits nothing", () => {
    const proqual = findQualification(catalogue, "600/5863/8");
    if (proqual === undefined) throw new Error("The award is not in the catalogue.");
    const all = proqual.units.flatMap(({ ref, criteria }) =>
      criteria.map(({ number }) => ({ unit: ref, criterion: number })),
    );
    for (const own of all)
      expect(permittedReuse(proqual, [own], [own], item({ system: "Telephone" }))).toEqual([]);
  });

  it("says what the evidence does not bring", () => {
    const [found] = offers(["103 3.1"], "Telephone").filter(({ unit }) => unit.number === "106");
    if (found === undefined) throw new Error("106 2.1 is not offered.");
    expect(reuseSentence(found)).toBe(
      "106 2.1 may use it too (001 L2166). 2 callers' needs or requests are asked for: the evidence shows 1.",
    );
  });

  it("says why it does not serve, and what to do if it does", () => {
    const [found] = offers(["103 3.1"], "Webmail").filter(({ unit }) => unit.number === "106");
    if (found === undefined) throw new Error("106 2.1 is not refused.");
    expect(reuseSentence(found)).toContain(
      "Not for 106 2.1: only a telephone call serves there (001 L2166).",
    );
  });
});
