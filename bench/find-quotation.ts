/** Finding kept quotations again in a page of 5 MB, in Chromium with the built extension. */
import { withoutBrowser } from "../tests/support/browser.ts";
import { openPageReader } from "../tests/support/page-reader.ts";
import { type Bench, median, rounded } from "./measurement.ts";
import { randomNumbers } from "./workload.ts";

const address = "https://long.example/";
const words =
  "order parcel refund customer late today letter reply wait ring send price shop help desk form call note team week".split(
    " ",
  );

interface Asked {
  readonly exact: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly position: { readonly start: number; readonly end: number };
  readonly fate: "same" | "changed" | "gone";
}

/** Sentences of a page and quotations of it, of which a third is then changed and a third deleted. */
function madeUp(
  characters: number,
  quotations: number,
): { readonly html: string; readonly asked: readonly Asked[] } {
  const next = randomNumbers(7);
  const pick = (most: number): number => Math.floor(next() * most);
  const sentences: string[] = [];
  let length = 0;
  while (length < characters) {
    const sentence = `Order ${10_000 + pick(90_000)}: ${Array.from({ length: 8 + pick(14) }, () => words[pick(words.length)]).join(" ")}.`;
    sentences.push(sentence);
    length += sentence.length + 1;
  }
  const text = sentences.join(" ");
  const shown = [...sentences];
  const starts: number[] = [];
  let at = 0;
  for (const sentence of sentences) {
    starts.push(at);
    at += sentence.length + 1;
  }
  const step = Math.floor(sentences.length / quotations);
  const asked = Array.from({ length: quotations }, (_, index): Asked => {
    const place = index * step + 1;
    const exact = sentences[place] ?? "";
    const start = starts[place] ?? 0;
    const end = start + exact.length;
    const fate = (["same", "changed", "gone"] as const)[index % 3] ?? "same";
    if (fate === "changed") shown[place] = exact.replace(/\d/, (digit) => String((Number(digit) % 9) + 1));
    if (fate === "gone") shown[place] = "";
    return {
      exact,
      before: text.slice(Math.max(0, start - 32), start).trim() || null,
      after: text.slice(end, end + 32).trim() || null,
      position: { start, end },
      fate,
    };
  });
  return {
    html: `<!doctype html><title>Long</title>${shown.map((one) => `<p>${one}</p>`).join("\n")}`,
    asked,
  };
}

export const findQuotations: readonly Bench[] = [
  {
    name: "find-quotation/5-mb-page",
    async run({ short }) {
      if (withoutBrowser) return { skipped: "No Chromium is installed." };
      const { html, asked } = madeUp(5_000_000, short ? 15 : 100);
      const reader = await openPageReader();
      try {
        const tab = await reader.open(address, { [address]: html });
        // How long the page could do nothing else, seen from inside it.
        await tab.page.evaluate(() => {
          Reflect.set(globalThis, "gaps", []);
          let last = performance.now();
          setInterval(() => {
            const now = performance.now();
            (Reflect.get(globalThis, "gaps") as number[]).push(now - last);
            last = now;
          }, 5);
        });
        const times: number[] = [];
        const plain: number[] = [];
        const states = new Map<string, number>();
        for (const { fate, ...quote } of asked) {
          const began = performance.now();
          const found = await tab.find(quote);
          times.push(performance.now() - began);
          const answer = found.read ? found.value.state : found.why;
          if ((fate === "same") !== (answer === "same") || (fate === "gone" && answer === "changed"))
            throw new Error(`A quotation that is ${fate} was found ${answer}.`);
          states.set(`${fate} found ${answer}`, (states.get(`${fate} found ${answer}`) ?? 0) + 1);
          plain.push(
            await tab.page.evaluate((exact) => {
              const from = performance.now();
              document.body.innerText.indexOf(exact);
              return performance.now() - from;
            }, quote.exact),
          );
        }
        // A page that has just changed is read anew.
        const anew: number[] = [];
        for (const { exact, before, after, position } of asked.slice(0, 9)) {
          await tab.page.evaluate(() => document.body.append("."));
          const began = performance.now();
          await tab.find({ exact, before, after, position });
          anew.push(performance.now() - began);
        }
        const gaps = await tab.page.evaluate(() => Reflect.get(globalThis, "gaps") as number[]);
        const sorted = [...times].sort((a, b) => a - b);
        return {
          measured: {
            name: this.name,
            unit: "ms",
            median: rounded(median(times)),
            target: { at: "most", value: 200 },
            against: [
              {
                name: "innerText.indexOf in the page: the same words only, without an answer for changed ones",
                median: rounded(median(plain)),
                ratio: rounded(median(plain) / median(times)),
              },
            ],
            also: {
              "on a page that has just changed, ms": rounded(median(anew)),
              "slowest of the quotations, ms": rounded(sorted.at(-1) ?? 0),
              "longest time the page was busy, the plain way included, ms": rounded(Math.max(...gaps)),
              ...Object.fromEntries(states),
            },
          },
        };
      } finally {
        await reader.close();
      }
    },
  },
];
