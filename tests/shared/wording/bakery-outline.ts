/** An invented specification for the tests: no sentence of a real one may stand in the repository. */
import { type SpecificationOutline, type UnitOutline } from "../../../shared/src/wording/index.ts";

export const dough: UnitOutline = {
  ref: "B/111/1001",
  number: "01",
  title: "Prepare dough",
  outcomes: ["1", "2"],
  criteria: [
    { number: "1.1", verb: "Describe" },
    { number: "1.2", verb: "Explain" },
    { number: "1.3", verb: "List" },
    { number: "2.1", verb: "Knead" },
    { number: "2.2", verb: "Use" },
  ],
};

export const ovens: UnitOutline = {
  ref: "C/111/1002",
  number: "02",
  title: "Look after ovens",
  outcomes: ["1"],
  criteria: [
    { number: "1.1", verb: "State" },
    { number: "1.2", verb: "Clean" },
  ],
};

/** A unit that the specification lists without printing its criteria. */
export const icing: UnitOutline = {
  ref: "D/111/1003",
  number: null,
  title: "Ice cakes",
  outcomes: [],
  criteria: [],
};

export const bakery: SpecificationOutline = {
  id: "bakery-1",
  qualificationNumbers: ["600/0001/1"],
  units: [dough, ovens, icing],
};
