import { type RecogniseHeading } from "./recognise-heading.ts";
import { type RecogniseMark } from "./recognise-mark.ts";

/** The two questions that any cell is asked. */
export interface Recognise {
  readonly heading: RecogniseHeading;
  readonly mark: RecogniseMark;
}
