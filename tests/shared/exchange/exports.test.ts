import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeEventsCsv, readEventsCsv } from "../../../shared/src/exchange/events-csv.ts";
import { writeJson } from "../../../shared/src/exchange/events-json.ts";
import { type Exported } from "../../../shared/src/exchange/export-file.ts";
import { readExport } from "../../../shared/src/exchange/read-export.ts";
import { safeCell, textOfCell, writeCsv } from "../../../shared/src/exchange/safe-cell.ts";
import { readSeparatedText } from "../../../shared/src/exchange/separated-text.ts";
import { writeWebAnnotations } from "../../../shared/src/exchange/web-annotations.ts";
import { cleanLine } from "../../../shared/src/evidence-log/clean-text.ts";
import { type StoredEvent } from "../../../shared/src/evidence-log/event.ts";
import { foldEvents } from "../../../shared/src/evidence-log/fold.ts";
import {
  captured,
  corrected,
  email,
  histories,
  tagged,
  telephone,
  withdrawn,
} from "../evidence-log/log-events.ts";
import { webAnnotationCollection } from "./web-annotation-model.ts";

const learners = [
  { id: "L-01", name: "Sam Hill", qualification: "501/1837/7" },
  { id: "L-02", name: '=HYPERLINK("https://example.org")', qualification: "501/1837/7" },
];
const future: StoredEvent = {
  kind: "foreign",
  id: "event-from-the-future",
  says: "praised",
  layout: 2,
  content: '{"id":"event-from-the-future","kind":"praised","layout":2,"learner":"L-01"}',
};
const hostile = fc.oneof(
  fc.constantFrom(
    "=1+1",
    "+1",
    "-2",
    "@A1",
    "'quoted",
    "''=1",
    "\t=1",
    "\uff1d1",
    'a"b',
    "a,b\r\nc",
    "1.10",
    "",
  ),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const titles = hostile.map((text) => cleanLine(text, 300)).filter((text) => text !== "");

const noUnits = (): readonly never[] => [];
const csv = (exported: Exported): string => writeEventsCsv(exported, noUnits);
const annotations = (exported: Exported): string =>
  writeWebAnnotations(exported, (_, unit, criterion) => `${unit} ${criterion ?? ""}`.trim());

describe("a cell that is safe to open", () => {
  test("gives back its text exactly", () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostile, { minLength: 1, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const read: (readonly string[])[] = [];
        readSeparatedText(writeCsv(rows), ",", (cells) => read.push(cells.map(textOfCell)) > 0);
        expect(read).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  test("never begins with what a spreadsheet computes", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect("=+-@\t\r\n\u0000\uff1d\uff0b\uff0d\uff20").not.toContain(safeCell(text).charAt(0) || "x");
      }),
    );
    expect(["=1+1", "-2", "'x", "plain", ""].map(safeCell)).toEqual(["'=1+1", "'-2", "'x", "plain", ""]);
  });
});

describe.each([
  ["CSV", csv],
  ["JSON", writeJson],
] as const)("an export as %s", (_, write) => {
  test("comes back exactly: every learner, every event, also those of a newer version", () => {
    fc.assert(
      fc.property(histories, titles, (history, title) => {
        const item = captured(1, { content: { title, location: `${title}\n=1+1` } });
        const events = [...history, item, future];
        const read = readExport(write({ learners, events }));
        expect(read).toMatchObject({ events, problems: [] });
        expect([...read.learners].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(learners);
      }),
      { numRuns: 60 },
    );
  });
});

describe("an export as CSV", () => {
  test("comes back from a spreadsheet that saved it with semicolons, columns moved and blank lines", () => {
    const events = [captured(1), tagged(2, "event-0001")];
    const rows: string[][] = [];
    readSeparatedText(csv({ learners, events }), ",", (cells) => rows.push([...cells].reverse()) > 0);
    const saved = `\ufeff${[...rows, rows[0]?.map(() => "")].map((row) => row?.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(";")).join("\n")}\n`;
    expect(readEventsCsv(saved)).toMatchObject({ events, problems: [] });
  });

  test("says line by line what was not taken, and takes the rest", () => {
    const events = [captured(1), captured(2), captured(3)];
    const lines = csv({ learners: [], events }).split("\r\n");
    const broken = [lines[0], lines[1], lines[2]?.replace('"captured"', '""'), lines[3], ""].join("\r\n");
    const { events: taken, problems } = readEventsCsv(broken);
    expect(taken).toEqual([events[0], events[2]]);
    expect(problems.map(({ where, code }) => [where, code])).toEqual([["line 3", "event-unreadable"]]);
  });

  test("that was cut off says where", () => {
    const whole = csv({ learners: [], events: [captured(1), captured(2)] });
    const { problems, events } = readEventsCsv(whole.slice(0, whole.lastIndexOf("Priya")));
    expect(events).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "text-quote-not-closed", where: "line 3" });
  });
});

describe("an export as Web Annotations", () => {
  test("keeps to the model for every history", () => {
    fc.assert(
      fc.property(histories, titles, (history, title) => {
        const events = [...history, captured(1, { content: { title, location: title } })];
        const written: unknown = JSON.parse(annotations({ learners, events }));
        expect(webAnnotationCollection.safeParse(written).error?.issues).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test("tags the item's address with the criterion, and says where the words stand", () => {
    const quote = {
      exact: "your refund",
      before: "We sent ",
      after: " today",
      position: { start: 8, end: 19 },
    };
    const item = captured(1, { content: { quote } });
    const written = JSON.parse(annotations({ learners, events: [item, tagged(2, item.id)] }));
    expect(written.first.items[0]).toMatchObject({
      motivation: "tagging",
      creator: { type: "Person", name: "Priya Nair" },
      body: [{ type: "TextualBody", purpose: "tagging", value: `${telephone} 1.2` }],
      target: {
        source: email.location,
        selector: [
          { type: "TextQuoteSelector", exact: "your refund", prefix: "We sent ", suffix: " today" },
          { type: "TextPositionSelector", start: 8, end: 19 },
        ],
      },
    });
  });

  test("comes back as the same items with the same tags", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { events, problems } = readExport(annotations({ learners, events: history }));
        expect(problems).toEqual([]);
        const itemsOf = (of: readonly StoredEvent[]) =>
          foldEvents(of).learners.flatMap(({ learner, items }) => items.map((item) => ({ learner, item })));
        expect(itemsOf(events)).toEqual(itemsOf(history));
      }),
      { numRuns: 60 },
    );
  });

  test("shows what stands: corrected, and without what was taken back", () => {
    const item = captured(1);
    const gone = captured(2);
    const content = {
      what: "captured",
      evidence: { ...email, location: "https://mail.example/new" },
    } as const;
    const events = [item, gone, corrected(3, item.id, content), withdrawn(4, gone)];
    const written = JSON.parse(annotations({ learners, events }));
    expect(written.total).toBe(1);
    expect(written.first.items[0].target).toBe("https://mail.example/new");
  });

  test("of another program is told, one by one", () => {
    const other = {
      type: "AnnotationCollection",
      first: { items: [{ type: "Annotation", target: "https://x.example" }] },
    };
    expect(readExport(JSON.stringify(other)).problems).toMatchObject([{ where: "annotation 1" }]);
  });
});

describe("a file that is no export", () => {
  test.each([
    ["", "export-empty"],
    ["{", "export-unreadable"],
    ["[1, 2]", "export-other"],
    ['{"format": "evidence-mapper", "version": 9, "learners": [], "events": []}', "export-newer"],
    ["name,age\nSam,17\n", "export-other"],
  ])("takes nothing and says what to do: %s", (text, code) => {
    const { events, learners: taken, problems } = readExport(text);
    expect([events, taken]).toEqual([[], []]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  test("takes the good entries of a JSON export and names the others", () => {
    const good = captured(1);
    const text = writeJson({ learners, events: [good, captured(2)] }).replace(
      '"author": "Priya Nair"',
      '"author": ""',
    );
    const { events, problems } = readExport(text);
    expect(events).toHaveLength(1);
    expect(problems).toMatchObject([{ where: "entry 1", code: "event-unreadable" }]);
  });
});
