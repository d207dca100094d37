/** The official wording: read from a centre's own copy of a specification, kept in a file of the centre. */
export { type CriterionOutline, type SpecificationOutline, type UnitOutline } from "./outline.ts";
export { readWording } from "./read-wording.ts";
export {
  type CriterionWording,
  type NotFound,
  type PrintedDifferently,
  type UnitWording,
  type Unplaced,
  type WithoutNumber,
  type WordingReading,
} from "./reading.ts";
export { recogniseSpecification } from "./recognise-specification.ts";
export {
  parseWordingFile,
  toWordingFile,
  wordingFile,
  type ParsedWordingFile,
  type WordingFile,
} from "./wording-file.ts";
