import { describe, expect, it } from "vitest";
import { recogniseSpecification, type SpecificationOutline } from "../../../shared/src/wording/index.ts";
import { bakery, dough, icing, ovens } from "./bakery-outline.ts";

const withoutNumbers = ({ id, units }: SpecificationOutline): SpecificationOutline => ({ id, units });
/** Another body's specification with all but one of the units. */
const smaller: SpecificationOutline = {
  id: "bakery-2",
  qualificationNumbers: ["600/0002/2"],
  units: [dough, ovens],
};
const garden: SpecificationOutline = { id: "garden", units: [{ ...dough, ref: "G/222/2001" }] };

describe("recognising a specification", () => {
  it("goes by the unit references that a text holds", () => {
    const outlines = [smaller, bakery, garden].map(withoutNumbers);
    expect(recogniseSpecification("B/111/1001 C/111/1002 D/111/1003", outlines)).toBe("bakery-1");
    expect(recogniseSpecification("B/111/1001 and C/111/1002", outlines)).toBe("bakery-2");
    expect(recogniseSpecification("(G/222/2001)", outlines)).toBe("garden");
  });

  it("lets a qualification number decide between two that share most units", () => {
    const half = "A part of it: B/111/1001";
    expect(
      recogniseSpecification(`${half} QN 600/0001/1`, [smaller, { ...bakery, units: [dough, icing] }]),
    ).toBe("bakery-1");
    expect(
      recogniseSpecification(`${half} QN 600/0002/2`, [smaller, { ...bakery, units: [dough, icing] }]),
    ).toBe("bakery-2");
  });

  it("is unclear about a text that holds few of the units, or as much of two specifications", () => {
    expect(recogniseSpecification("Some other text", [bakery, smaller])).toBeNull();
    expect(recogniseSpecification("", [])).toBeNull();
    expect(recogniseSpecification("B/111/1001", [withoutNumbers(bakery)])).toBeNull();
    expect(
      recogniseSpecification("B/111/1001 C/111/1002", [withoutNumbers(smaller), { ...smaller, id: "x" }]),
    ).toBeNull();
    expect(recogniseSpecification(`${icing.ref} X/100/1000 X/100/1001 X/100/1002`, [bakery])).toBeNull();
  });
});
