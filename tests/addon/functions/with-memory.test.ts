/** The functions in a host that lives on between edits say what they say in one that begins anew each time. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { customFunctions } from "../../../apps-script/addon/src/functions/custom-functions.ts";
import { type ToCell } from "../../../apps-script/addon/src/functions/arguments.ts";
import { catalogue } from "../../../shared/src/catalogue/index.ts";
import { checkMemory } from "../../../shared/src/check/check.ts";

const toCell: ToCell = (value) =>
  typeof value === "number" || typeof value === "boolean"
    ? value
    : typeof value === "string" && value !== ""
      ? value
      : null;
const qualification = "501/1837/7";
const headings = [
  ["Unit 101", "", "", "Unit 102", "", "Learner declaration"],
  ["1.1", "1.2", "2.1", "1.1", "2.1", ""],
];
const layout = JSON.stringify({
  arrangement: "one-tab",
  learners: "down",
  detail: "criteria",
  qualification,
  tabs: [{ tab: "Tracker", headings: [1, 2], names: 1, ids: null, unit: null, learner: null }],
  marks: {},
});

const mark = fc.constantFrom(
  "",
  "",
  "E4",
  "12/03/2026",
  "P",
  "R",
  "x",
  "Not yet",
  "50%",
  "AB 12/03/26",
  1,
  true,
);
const row = fc.array(mark, { minLength: 6, maxLength: 6 });
const name = fc.constantFrom("Amy Pond", "Bob Fox", "Cy Kay", "", "Total");
const edit = fc.oneof(
  fc.record({ row: fc.nat(4), column: fc.nat(5), mark }),
  fc.record({ row: fc.nat(4), name }),
  fc.record({ row: fc.nat(4), whole: row }),
);

it("answers as without a memory after any edits", () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 5, maxLength: 5 }),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (first, edits) => {
        const remembering = customFunctions(catalogue, toCell, checkMemory());
        let marks: (string | number | boolean)[][] = first;
        let names = ["Amy Pond", "Bob Fox", "Cy Kay", "Dee Orr", "Eve Ng"];
        for (const one of [null, ...edits]) {
          if (one !== null && "whole" in one)
            marks = marks.map((was, at) => (at === one.row ? one.whole : was));
          else if (one !== null && "name" in one)
            names = names.map((was, at) => (at === one.row ? one.name : was));
          else if (one !== null)
            marks = marks.map((was, at) =>
              at === one.row ? was.map((cell, column) => (column === one.column ? one.mark : cell)) : was,
            );
          const anew = customFunctions(catalogue, toCell);
          const block = { qualification, headings, marks, learners: names.map((is) => [is]) };
          const tab = [
            ...headings.map((cells) => ["", ...cells]),
            ...marks.map((cells, at) => [names[at] ?? "", ...cells]),
          ];
          const whole = { qualification, layout, tabs: ["Tracker", tab] };
          for (const ask of [
            (of: typeof anew) => of.verdict(block, true),
            (of: typeof anew) => of.credits(block, true),
            (of: typeof anew) => of.gaps(block),
            (of: typeof anew) => of.next(block),
            (of: typeof anew) => of.claimable(block),
            (of: typeof anew) => of.coverage(block),
            (of: typeof anew) => of.summary(whole),
            (of: typeof anew) => of.states({ ...whole, starts: "0" }),
          ])
            expect(ask(remembering)).toEqual(ask(anew));
        }
      },
    ),
    { numRuns: 10 },
  );
});
