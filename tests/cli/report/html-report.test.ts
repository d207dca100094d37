import { describe, expect, test } from "vitest";
import { htmlReport } from "../../../apps-script/cli/src/report/html-report.tsx";
import { type Wording } from "../../../shared/src/report/criterion-words.ts";
import { type TrackerCheck } from "../../../shared/src/check/check.ts";
import { madeCheck, unitOf } from "./made-check.ts";
import {
  hostile,
  level1Award,
  level1Certificate,
  level2Diploma,
  level4Diploma,
  manyLearners,
} from "./made-trackers.ts";
import { tagsOf, textOf } from "./page-structure.ts";

const origin = { file: "harbour-street.xlsx", checkedAt: "2026-03-04 14:20" };
const page = (check: TrackerCheck, wording: Wording = null): string =>
  [...htmlReport(check, wording, origin)].join("");

const certificate = madeCheck(level1Certificate);
const certificatePage = page(certificate);

describe("the report page says", () => {
  const text = textOf(certificatePage);

  test("which file was checked, when, and for which qualification", () => {
    expect(text).toContain("harbour-street.xlsx");
    expect(text).toContain("2026-03-04 14:20");
    expect(text).toContain("NCFE Level 1 Certificate in Customer Service (601/3972/9)");
  });

  test("how many could claim and how many nearly, with their names", () => {
    expect(text).toContain("7 learners in the tracker");
    expect(text).toContain("1 could claim the award today, by decisions");
    expect(text).toMatch(/Everything covered, waiting for decisions: +Ben Okafor/);
  });

  test("every problem with its cell and advice", () => {
    for (const { where, found, advice } of certificate.problems) {
      expect(text).toContain(where);
      expect(text).toContain(found);
      expect(text).toContain(advice);
    }
    expect(certificate.problems.length).toBeGreaterThan(0);
  });

  test("how the file was read, and what every kind of cell was taken to mean", () => {
    for (const sentence of certificate.reading.description) expect(text).toContain(sentence);
    for (const { cell, because } of certificate.reading.meanings) {
      expect(text).toContain(cell);
      expect(text).toContain(because);
    }
  });

  test("what the tracker does not record", () => {
    expect(text).toContain("It records no declarations");
    expect(text).toContain("It records no countersignatures");
  });

  test("which rules are not met, with the source, and what covering would change", () => {
    expect(text).toContain("Credits in all: 8 of at least 23. 15 more are needed. (000 L66, L111-115)");
    expect(text).toContain("With everything covered as well: 26 of 23 credits; that would meet it.");
  });

  test("open criteria compactly, and in words", () => {
    expect(text).toContain("3.1–3.7 open");
    const { criteria } = unitOf("601/3972/9", "03");
    expect(text).toContain(`1.3 ${criteria.find(({ number }) => number === "1.3")?.summary ?? "?"}`);
  });

  test("which units do not count and why, and never offers a dead option", () => {
    const award = textOf(page(madeCheck(level1Award)));
    expect(award).toContain("is decided but does not count: it cannot count together with Unit 101");
    expect(award).toContain("it is barred by Unit 102");
    expect(award).not.toMatch(/way to finish is [^.]*Unit 002/);
  });

  test("what could be claimed today, other qualifications too", () => {
    const award = textOf(page(madeCheck(level1Award)));
    expect(award).toContain("(501/1840/7), another qualification than this one, could be claimed today");
    expect(text).toContain("Certificates for single units could be claimed through NCFE Level 1 Certificate");
  });

  test("cannot tell where credits are not printed, and never 0 for them", () => {
    const diploma = textOf(page(madeCheck(level4Diploma())));
    expect(diploma).toContain("The credits that count are not known");
    expect(diploma).toContain("the credits decided are not known");
    expect(diploma).toContain("cannot be told until the centre supplies the credits");
  });

  test("that the qualification is not known, and still what is covered", () => {
    const unknown = textOf(page(madeCheck({ ...level1Award, named: false })));
    expect(unknown).toContain("Please confirm this reading");
    expect(unknown).toContain("the qualification of this tracker is not known");
    expect(unknown).toContain("Apply legislation");
  });

  test("that nobody is there when no learner was found", () => {
    expect(textOf(page(madeCheck({ ...level1Certificate, learners: [] })))).toContain("No learner was found");
  });
});

describe("covered and decided", () => {
  test("never share a class or a word in the heat map", () => {
    const heat = certificatePage.slice(
      certificatePage.indexOf("<tbody>"),
      certificatePage.indexOf("</tbody>"),
    );
    expect(heat).toContain('<td class="c">16/16<i> covered</i></td>');
    expect(heat).toContain('<td class="d">16/16<i> decided</i></td>');
    expect(heat).not.toMatch(/class="c">[^<]*<i> decided/);
    expect(heat).not.toMatch(/class="d">[^<]*<i> covered/);
  });

  test("a learner with everything covered is not called achieved", () => {
    const only = page(
      madeCheck({ ...level1Certificate, problems: [], learners: level1Certificate.learners.slice(1, 2) }),
    );
    expect(only).toContain('<span class="badge not">Not yet achieved</span>');
    expect(only).toContain('<span class="badge covered">All covered</span>');
    expect(only).not.toContain(">Achieved<");
    expect(textOf(only)).toContain("only the assessor's decisions are missing");
  });
});

describe("official wording", () => {
  const { ref } = unitOf("601/3972/9", "03");
  const wording = new Map([[ref, new Map([["1.3", "An invented sentence stands here."]])]]);

  test("is shown in place of the summary where it is loaded", () => {
    const text = textOf(page(certificate, wording));
    expect(text).toContain("1.3 An invented sentence stands here.");
    expect(text).toContain("official wording that your centre has loaded");
  });

  test("leaves the summary where it is not", () => {
    const text = textOf(page(certificate, wording));
    const { criteria } = unitOf("601/3972/9", "03");
    expect(text).toContain(criteria.find(({ number }) => number === "1.4")?.summary);
    expect(textOf(certificatePage)).toContain("not the awarding body's wording");
  });
});

describe("the page's structure", () => {
  const pages = {
    "a certificate": certificatePage,
    "an award with barred pairs": page(madeCheck(level1Award)),
    "a diploma with a ceiling": page(madeCheck(level2Diploma())),
    "a diploma without credits": page(madeCheck(level4Diploma())),
    "hostile data": page(madeCheck(hostile)),
    "many learners": page(madeCheck(manyLearners(60))),
    nobody: page(madeCheck({ ...level1Certificate, learners: [] })),
  };

  test.each(Object.entries(pages))("of %s is sound", (_name, html) => {
    const tags = tagsOf(html);
    const ids = tags.flatMap(({ attributes }) => attributes.get("id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of tags) {
      const href = attributes.get("href");
      if (href !== undefined) expect(ids).toContain(href.slice(1));
      const labelled = attributes.get("aria-labelledby");
      if (labelled !== undefined) expect(ids).toContain(labelled);
    }
    const levels = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? Number(name[1]) : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    for (const landmark of ["header", "nav", "main", "footer"]) {
      expect(tags.filter(({ name }) => name === landmark)).toHaveLength(landmark === "header" ? 1 : 1);
    }
  });

  test.each(Object.entries(pages))("of %s runs nothing and asks for nothing", (_name, html) => {
    const tags = tagsOf(html);
    expect(
      tags.filter(({ name }) => ["script", "img", "link", "iframe", "object", "base"].includes(name)),
    ).toEqual([]);
    for (const { attributes } of tags) {
      for (const [name, value] of attributes) {
        expect(name).not.toMatch(/^on|^style$|^src/);
        expect(value).not.toMatch(/https?:|javascript:|data:/i);
      }
    }
    expect(html).toContain("default-src &#x27;none&#x27;");
    expect(html).not.toContain("unsafe-inline");
    expect(html.slice(html.indexOf("<style>"), html.indexOf("</style>"))).not.toMatch(/url\((?!#)|@import/);
  });

  test("every row of the heat map has a cell for every column, and headings name their scope", () => {
    const heat = certificatePage.slice(
      certificatePage.indexOf("<thead>"),
      certificatePage.indexOf("</table>"),
    );
    const widths = heat
      .split("<tr>")
      .slice(1)
      .map((row) =>
        [...row.matchAll(/<t[hd]([^>]*)>/g)].reduce(
          (sum, [, attributes = ""]) => sum + Number(/colSpan="(\d+)"/i.exec(attributes)?.[1] ?? 1),
          0,
        ),
      );
    expect(new Set(widths).size).toBe(1);
    for (const [tag] of heat.matchAll(/<th [^>]*>/g)) expect(tag).toMatch(/scope="(col|row|colgroup)"/);
    expect(heat.match(/<th>/)).toBeNull();
    expect(certificatePage).toContain("<caption");
  });

  test("every learner has an anchor of their own, the same name or not", () => {
    const html = pages["hostile data"];
    const check = madeCheck(hostile);
    check.learners.forEach((_learner, index) => {
      expect(html.split(`id="learner-${index + 1}"`)).toHaveLength(2);
    });
  });
});

describe("names and cells that mean harm", () => {
  const html = page(madeCheck(hostile));

  test("are shown as the text that they are", () => {
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(5)&lt;/script&gt;");
    expect(html).toContain("&lt;/style&gt;&lt;script&gt;alert(2)");
    expect(textOf(html)).toContain("__proto__");
  });

  test("are shortened when they are endless, and this is said", () => {
    expect(html).not.toContain("x".repeat(200));
    expect(html).toContain("(shortened: 5,000 characters)");
  });

  test("cannot turn the text around or clear a terminal", () => {
    // eslint-disable-next-line no-control-regex -- these are the characters that must not arrive
    expect(html).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e]/);
  });
});

describe("1,000 learners and 39 units", () => {
  const html = page(madeCheck(manyLearners(1000)));

  test("make a page of a few megabytes, with at most 40 characters for a cell on average", () => {
    expect(html.length).toBeLessThan(9_000_000);
    const heat = html.slice(html.indexOf("<tbody>"), html.indexOf("</tbody>"));
    expect(heat.length / (1000 * 43)).toBeLessThan(40);
  });

  test("leave nobody out, and write the same answer once", () => {
    for (const number of [1, 500, 1000]) expect(html).toContain(`id="learner-${number}"`);
    expect(html).toContain("are the same as for");
    expect(html).not.toContain('<details class="learner" open');
  });
});
