import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mask } from "../../../extension/src/guard/finding.ts";
import { findQuotation } from "../../../extension/src/page/find-quotation.ts";
import { type Quotation } from "../../../extension/src/page/page-reading.ts";

/** A quotation as it is kept: 32 characters on either side. */
function quoteAt(text: string, start: number, end: number): Quotation {
  return {
    exact: text.slice(start, end),
    before: text.slice(Math.max(0, start - 32), start).trim() || null,
    after: text.slice(end, end + 32).trim() || null,
    position: { start, end },
  };
}

function quoteOf(text: string, words: string): Quotation {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in the text.`);
  return quoteAt(text, start, start + words.length);
}

const letter =
  "Dear Ms Hale, thank you for your letter of Tuesday. I am sorry that parcel 10234 came late. We refunded the postage of £4.95 today and it will reach you in 3 days. I rang the depot, and they have changed the round so that this does not happen again. Yours, Sam";

describe("a quotation", () => {
  test("that stands as it stood is the same", () => {
    const quote = quoteOf(letter, "We refunded the postage of £4.95 today");
    expect(findQuotation(letter, quote)).toEqual({
      state: "same",
      place: { ...quote.position, now: quote.exact, exactly: true },
    });
  });

  test("that stands elsewhere, with its neighbours, is the same", () => {
    const quote = quoteOf(letter, "We refunded the postage of £4.95 today");
    const moved = `A new message stands above. ${letter}`;
    expect(findQuotation(moved, quote)).toMatchObject({
      state: "same",
      place: { start: (quote.position?.start ?? 0) + 28 },
    });
  });

  test.each([
    ["a digit", "£4.95", "£4.96"],
    ["a word", "today", "tomorrow"],
    ["a word that was put in", "the postage", "half the postage"],
    ["a word that was taken out", "of £4.95 ", ""],
  ])("in which %s changed is changed", (_, was, now) => {
    const quote = quoteOf(letter, "We refunded the postage of £4.95 today");
    const answer = findQuotation(letter.replace(was, now), quote);
    expect(answer).toMatchObject({ state: "changed", place: { now: quote.exact.replace(was, now) } });
  });

  test.each([["10234"], ["3"], ["£4.95"]])("of a number alone, %s, is changed with one digit", (number) => {
    const quote = quoteAt(letter, letter.lastIndexOf(number), letter.lastIndexOf(number) + number.length);
    const other = number.replace(/\d(?!.*\d)/, (digit) => String((Number(digit) + 5) % 10));
    const changed = letter.slice(0, quote.position?.start) + other + letter.slice(quote.position?.end);
    expect(findQuotation(changed, quote)).toMatchObject({ state: "changed", place: { now: other } });
  });

  test("that was deleted is gone", () => {
    const quote = quoteOf(letter, "I rang the depot, and they have changed the round");
    expect(findQuotation(letter.replace(quote.exact, ""), quote)).toEqual({ state: "gone" });
    expect(
      findQuotation(letter.replace(quote.exact, "Nobody answered at all, which I regret,"), quote),
    ).toEqual({ state: "gone" });
    expect(findQuotation("", quote)).toEqual({ state: "gone" });
  });

  test("whose words stand twice with the same neighbours asks, unless one stands where it stood", () => {
    const row = "Parcel: delivered. Signed for at the door by the customer. Thank you. ";
    const text = row.repeat(3);
    const quote = quoteAt(text, 79, 89);
    expect(findQuotation(text, quote)).toMatchObject({ state: "same", place: { start: 79 } });
    const asked = findQuotation(`Notice. ${text}`, quote);
    expect(asked).toMatchObject({ state: "several" });
    expect(asked.state === "several" ? asked.places.length : 0).toBeGreaterThan(1);
  });

  test("whose words stand only among others asks", () => {
    const quote = quoteOf("Hello Priya. Thank you. Best wishes, Amira", "Thank you.");
    const elsewhere = "Your ticket is closed. Thank you. Please do not answer this message";
    expect(findQuotation(elsewhere, quote)).toMatchObject({ state: "several", places: [{ exactly: true }] });
  });

  test("with masks is compared by what is not masked", () => {
    const text = "Please ring 07700 900123 after five, and ask for Mr Bright in the workshop.";
    const quote = { ...quoteOf(text, "ring 07700 900123 after five"), exact: `ring ${mask} after five` };
    expect(findQuotation(text, quote)).toMatchObject({
      state: "same",
      place: { now: "ring 07700 900123 after five" },
    });
    expect(findQuotation(text.replace("five", "nine"), quote)).toMatchObject({ state: "changed" });
    expect(findQuotation(text.replace("ring 07700 900123 after five, and", "do"), quote)).toEqual({
      state: "gone",
    });
  });

  test("at the very beginning or end of a page is found changed too", () => {
    const start = quoteAt(letter, 0, 30);
    expect(findQuotation(letter.replace("Hale", "Hall"), start)).toMatchObject({ state: "changed" });
    const end = quoteAt(letter, letter.length - 30, letter.length);
    expect(findQuotation(letter.replace("Yours, Sam", "Yours, Tom"), end)).toMatchObject({
      state: "changed",
    });
  });
});

/** Pages of made-up correspondence: some rows that are alike, as lists of orders are, and free words. */
const word = fc.constantFrom(
  ..."order parcel refund customer late today letter reply wait ring send price shop help desk form call note team week".split(
    " ",
  ),
);
const sentence = fc.oneof(
  fc.array(word, { minLength: 5, maxLength: 14 }).map((words) => `${words.join(" ")}.`),
  fc
    .tuple(fc.integer({ min: 10_000, max: 99_999 }), fc.constantFrom("delivered", "sent back", "late"))
    .map(([number, state]) => `Order ${number} was ${state}.`),
);
const pages = fc.array(sentence, { minLength: 6, maxLength: 40 });

describe("on any page", () => {
  test("every kept quotation is found again as the same, or asked about", () => {
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat({ max: 80 }), (sentences, from, length) => {
        const text = sentences.join(" ");
        const start = from % text.length;
        const end = Math.min(text.length, start + 3 + length);
        const exact = text.slice(start, end).trim();
        if (exact === "") return;
        const quote = quoteAt(text, text.indexOf(exact, start), text.indexOf(exact, start) + exact.length);
        expect(findQuotation(text, quote)).toMatchObject({
          state: "same",
          place: { now: exact, start: quote.position?.start },
        });
      }),
      { numRuns: 300 },
    );
  });

  test("a sentence with one digit changed is never the same", () => {
    fc.assert(
      fc.property(pages, fc.nat(), (sentences, pick) => {
        const numbered = sentences.filter((one) => /\d/.test(one));
        const chosen = numbered[pick % Math.max(1, numbered.length)];
        if (chosen === undefined || sentences.filter((one) => one === chosen).length > 1) return;
        const text = sentences.join(" ");
        const quote = quoteOf(text, chosen);
        const other = chosen.replace(/\d/, (digit) => String((Number(digit) % 9) + 1));
        if (text.includes(other)) return;
        const answer = findQuotation(text.replace(chosen, other), quote);
        expect(["changed", "several"]).toContain(answer.state);
        if (answer.state === "changed") expect(answer.place.now).toBe(other);
      }),
      { numRuns: 300 },
    );
  });

  test("a deleted sentence is never pinned to another one", () => {
    let deleted = 0;
    let asked = 0;
    fc.assert(
      fc.property(pages, fc.nat(), (sentences, pick) => {
        const index = pick % sentences.length;
        const chosen = sentences[index] ?? "";
        if (sentences.filter((one) => one.includes(chosen)).length > 1) return;
        const quote = quoteOf(sentences.join(" "), chosen);
        const answer = findQuotation(sentences.filter((_, at) => at !== index).join(" "), quote);
        deleted += 1;
        if (answer.state === "several") asked += 1;
        expect([answer.state, quote.exact]).toEqual([
          expect.stringMatching(/^(?:gone|several)$/),
          quote.exact,
        ]);
        if (answer.state === "several") expect(answer.places.every(({ exactly }) => !exactly)).toBe(true);
      }),
      { numRuns: 600, seed: 20260301 },
    );
    expect(asked).toBeLessThan(deleted / 2);
  });
});
