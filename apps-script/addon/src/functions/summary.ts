/**
 * All answers in one table, from whole tabs: for trackers with a tab for each learner or unit, and for lists,
 * where no block of cells has one row for each learner.
 */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { checkInTurn, type CheckMemory, type LearnerCheck } from "@evidence-mapper/shared/check/check";
import { capital, learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { answerer } from "@evidence-mapper/shared/report/learner-answer";
import { claimableText, gapsText, nextText } from "@evidence-mapper/shared/report/short-answers";
import { qualificationName } from "@evidence-mapper/shared/rules/sentences";
import { parseLayout } from "@evidence-mapper/shared/tracker/parse-layout";
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { type Sheet } from "@evidence-mapper/shared/tracker/workbook";
import { ArgumentFault, type Answered } from "./answered.ts";
import { type Argument, toRows, toText, type ToCell } from "./arguments.ts";
import { qualificationOf } from "./block.ts";
import { creditColumns } from "./credits.ts";
import { verdictColumns } from "./verdict.ts";

export const summaryHeadings = [
  "Learner",
  "Overall award, by decisions",
  "Overall award, on coverage",
  "Credits that count",
  "Next unit worth doing",
  "Missing criteria",
  "Could be claimed today",
] as const;

export interface SummaryArguments {
  readonly qualification: Argument;
  /** A confirmed layout as text, or nothing: then it is found anew each time. */
  readonly layout: Argument;
  /** In turns, the name of a tab and its cells from A1 on. */
  readonly tabs: readonly Argument[];
}

/** A row of headings, then one row for each learner. Throws an `ArgumentFault` for arguments that do not fit. */
export function summaryRows(
  { qualification, layout, tabs }: SummaryArguments,
  catalogue: Catalogue,
  toCell: ToCell,
  memory?: CheckMemory,
): Answered {
  const wanted = qualificationOf(qualification, catalogue, toCell);
  const confirmed = layoutOf(toText(layout, toCell));
  const { learners, reading } = checkInTurn({ sheets: sheetsOf(tabs, toCell) }, catalogue, {
    memory,
    qualification: wanted.id,
    ...(confirmed === null ? {} : { layout: confirmed }),
  });
  // A standard tracker names no tabs: they are found by the ids in their headings.
  if (reading.layout.tabs.length === 0 && reading.layout.arrangement !== "standard")
    throw new ArgumentFault(
      `The tabs hold no units or criteria of ${qualificationName(wanted)}. Choose Check this sheet to see how they are read.`,
    );
  const cellsOf = summaryColumns(answerer(wanted));
  const [, ...others] = summaryHeadings;
  return [[capital(learnerWord(wanted)), ...others], ...Array.from(learners, cellsOf)];
}

function summaryColumns(
  answerOf: ReturnType<typeof answerer>,
): (learner: LearnerCheck) => (string | number)[] {
  const verdicts = verdictColumns(true);
  const credits = creditColumns(false);
  return (learner) => [
    learner.name,
    ...verdicts(learner),
    ...credits(learner),
    nextText(learner),
    gapsText(answerOf(learner), learner),
    claimableText(learner),
  ];
}

export function layoutOf(text: string): Layout | null {
  if (text === "") return null;
  const { layout } = parseLayout(jsonOf(text));
  if (layout !== null) return layout;
  throw new ArgumentFault(
    "The second argument is no layout that can be read. Leave it empty, or choose Add live columns again.",
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function sheetsOf(tabs: readonly Argument[], toCell: ToCell): readonly Sheet[] {
  if (tabs.length === 0 || tabs.length % 2 === 1)
    throw new ArgumentFault(
      'After the qualification and the layout, name each tab and then its cells: "Ada", Ada!A1:H60.',
    );
  return tabs.flatMap((name, index) =>
    index % 2 === 1
      ? []
      : [
          {
            name: toText(name, toCell),
            rows: toRows(tabs[index + 1], toCell),
            merges: [],
            hidden: false,
            notes: [],
          },
        ],
  );
}
