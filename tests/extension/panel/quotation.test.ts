import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mask } from "../../../extension/src/guard/finding.ts";
import { partsOf, withoutWords } from "../../../extension/src/panel/tag/quotation.ts";

const quote = (exact: string) => ({ exact, before: null, after: null, position: null });

/** Numbers of the parts that are these words. */
function places(exact: string, ...words: readonly string[]): readonly number[] {
  return partsOf(exact).flatMap(({ text }, index) => (words.includes(text) ? [index] : []));
}

const words = fc.array(fc.stringMatching(/^[a-z]{3,6}$/), { minLength: 1, maxLength: 12 });

describe("words taken out of a quotation", () => {
  it("become one solid mask for each run, so that nothing tells how many they were", () => {
    const exact = "Dear Mrs Okafor, your refund was sent";
    expect(withoutWords(quote(exact), places(exact, "Mrs", "Okafor,"))?.exact).toBe(
      `Dear ${mask} your refund was sent`,
    );
    expect(withoutWords(quote(exact), places(exact, "Mrs"))?.exact).toBe(
      `Dear ${mask} Okafor, your refund was sent`,
    );
  });

  it("join the guard's masks", () => {
    const exact = `call ${mask} now please`;
    expect(withoutWords(quote(exact), places(exact, "now"))?.exact).toBe(`call ${mask} please`);
  });

  it("leave no quotation when every word is taken out", () => {
    expect(withoutWords(quote("one two"), places("one two", "one", "two"))).toBeNull();
  });

  it("law: the parts are the quotation, and without taking anything out it stays as it is", () => {
    fc.assert(
      fc.property(words, fc.constantFrom(" ", "\n", "  "), (list, between) => {
        const exact = list.join(between);
        expect(
          partsOf(exact)
            .map(({ text }) => text)
            .join(""),
        ).toBe(exact);
        expect(withoutWords(quote(exact), [])?.exact).toBe(exact);
      }),
    );
  });

  it("law: a word that was taken out is not kept, and every other one is, in order", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{3,6}$/), { minLength: 2, maxLength: 12 }),
        fc.nat(),
        (list, chance) => {
          const exact = list.join(" ");
          const taken = list.filter((_, index) => (chance >> index) % 2 === 1);
          const left = list.filter((word) => !taken.includes(word));
          const kept = withoutWords(quote(exact), places(exact, ...taken));
          if (left.length === 0) expect(kept).toBeNull();
          else expect(kept?.exact.split(" ").filter((word) => word !== mask)).toEqual(left);
        },
      ),
    );
  });
});
