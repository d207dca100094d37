/**
 * The five things of the first five minutes. Nothing is done for the person but the way there: each step sees by
 * itself when it was done, and each can be skipped.
 */
import { functions } from "addon-here";
import { type TourRow, type TourSheet } from "./tour-sheet.ts";

export interface TourWay {
  readonly caption: string;
  readonly go: () => void;
}

export interface TourStep {
  readonly title: string;
  readonly text: string;
  readonly way: TourWay;
  /** For people who cannot go that way. */
  readonly otherWay?: TourWay & { readonly text: string };
  readonly isDone: () => boolean;
  /** What has come of it. */
  readonly done: string;
}

export interface TourWorld {
  readonly sheet: TourSheet;
  readonly openInbox: () => void;
  readonly showLearner: () => void;
  /** What the add-on's function answered last, as one text; `""` when nothing was asked. */
  readonly lastAnswer: (name: string) => string;
}

const harpreet = { id: "HS-03", name: "Harpreet Gill" };
const priya = { id: "HS-05", name: "Priya Nair" };
const oluwaseun = { id: "HS-04", name: "Oluwaseun Adeyemi" };

/** Is this the tracker that the tour is about? */
export function isTourSample(sheet: TourSheet): boolean {
  const learners = sheet.rows("Learners");
  return [harpreet, priya, oluwaseun].every(({ id, name }) =>
    learners.some(({ text }) => text("learner.id") === id && text("learner.name") === name),
  );
}

export function tourSteps({ sheet, openInbox, showLearner, lastAnswer }: TourWorld): readonly TourStep[] {
  const logged = ({ id, name }: typeof harpreet, criterion: string): boolean =>
    sheet
      .rows("Evidence log")
      .some(
        ({ text }) =>
          [id, name].includes(text("log.learner")) &&
          text("log.criterion").replace(/^unit\s+/i, "") === criterion,
      );
  const unitEight = (): TourRow | undefined =>
    sheet
      .rows("Coverage")
      .find(
        ({ text }) => text("coverage.learner") === harpreet.id && text("coverage.unit").startsWith("08 "),
      );
  const selectUnitEight = (): void => sheet.select("Coverage", unitEight()?.row ?? 2, "coverage.state");
  const firstFree = (): number =>
    sheet.rows("Evidence log").find(({ text }) => text("log.learner") === "" && text("log.title") === "")
      ?.row ?? 2;

  return [
    {
      title: "Tag the sample e-mail",
      text: "In the practice inbox Harpreet Gill answers a customer in plain, brief words. That is evidence for criterion 3.2 of unit 08, the only one that she still lacks there. Open the inbox, press the Evidence Mapper button in the browser's toolbar, choose Harpreet Gill and 08 3.2, and save. The row comes here by itself.",
      way: { caption: "Open the practice inbox", go: openInbox },
      otherWay: {
        caption: "I have no extension",
        text: "Harpreet Gill's e-mail in the practice inbox is evidence for criterion 3.2 of unit 08, the only one that she still lacks there. Type it into the line of the selected cell: HS-03 under Learner, 08 3.2 under Assessment criterion, a few words under Evidence item, and further right your name under Assessor.",
        go: () => sheet.select("Evidence log", firstFree(), "log.learner"),
      },
      isDone: () => logged(harpreet, "08 3.2"),
      done: "The tag is in the Evidence log: where the e-mail is, and not what it says.",
    },
    {
      title: "See the criterion turn covered",
      text: "The Coverage tab follows by itself. With one criterion open, Harpreet's unit 08 was grey: partly. With evidence for all of them it is yellow: covered. Green is only for what an assessor has decided.",
      way: { caption: "Show the Coverage tab", go: selectUnitEight },
      isDone: () =>
        sheet.isInFront("Coverage") &&
        ["covered", "decided"].includes(unitEight()?.text("coverage.state") ?? ""),
      done: "Unit 08 is covered by evidence, and waits for the assessor's decision.",
    },
    {
      title: "See the reason",
      text: "Every answer says why. Ask for the explanation of that cell: at the side stands what it means, who decided what, and whether somebody has to act.",
      way: {
        caption: "Explain this cell",
        go() {
          selectUnitEight();
          functions["explainThisCell"]?.();
        },
      },
      isDone: () => lastAnswer("explainSelection").includes(harpreet.name),
      done: "The reason stands at the side.",
    },
    {
      title: "Mend a damaged number",
      text: "Somebody pasted a row from another program, which took the zero from unit 02: “2\u00a01.4” is no criterion, and Priya Nair's evidence counts for nothing. Tidy finds such cells, shows each before and after, and changes nothing before you say so.",
      way: { caption: "Tidy criterion numbers…", go: () => void functions["tidyNumbers"]?.() },
      isDone: () => logged(priya, "02 1.4"),
      done: "The zero is back as text, and Priya's unit 02 is covered.",
    },
    {
      title: "See the cheapest way to finish",
      text: "Oluwaseun Adeyemi is one credit short of the award. At the side stands what counts, what is missing, and the cheapest way to finish that the qualification's rules allow.",
      way: {
        caption: "Show Oluwaseun",
        go() {
          const row = sheet.rows("Learners").find(({ text }) => text("learner.id") === oluwaseun.id)?.row;
          sheet.select("Learners", row ?? 2, "learner.name");
          showLearner();
        },
      },
      isDone: () => lastAnswer("showLearner").includes(oluwaseun.name),
      done: "One unit of one credit finishes it; its criteria that are still open stand below.",
    },
  ];
}
