/**
 * The first five minutes: five things to do in the sample tracker, each with a button that leads there. Nothing is
 * done for the person but the way; what they type is theirs to undo.
 */
import { type FUniver } from "@univerjs/core/facade";
import { functions } from "addon-here";
import { element } from "./element.ts";

interface Step {
  readonly title: string;
  readonly text: string;
  readonly button: string;
  readonly go: () => void;
}

const seenKey = "evidence-mapper first five minutes";

export interface Tour {
  open(): void;
  /** Opens by itself the first time that the sample is seen in this browser. */
  openOnce(): void;
  /** Is this the tracker that the tour is about? */
  readonly fits: boolean;
}

/** @param showLearner opens the sidebar with the learner of the selected row */
export function tour(api: FUniver, showLearner: () => void): Tour {
  const panel = element("tour");
  let at = 0;

  const run = (name: string): void => void functions[name]?.();
  const sheet = (): ReturnType<NonNullable<ReturnType<FUniver["getActiveWorkbook"]>>["getSheetByName"]> =>
    api.getActiveWorkbook()?.getSheetByName("Tracker") ?? null;
  const select = (cell: string): void => {
    const tracker = sheet();
    if (tracker === null) return;
    api.getActiveWorkbook()?.setActiveSheet(tracker);
    tracker.getRange(cell).activate();
    tracker.scrollToCell(
      Math.max(0, tracker.getRange(cell).getRow() - 4),
      Math.max(0, tracker.getRange(cell).getColumn() - 3),
    );
  };

  const steps: readonly Step[] = [
    {
      title: "See how the sheet is read",
      text: "Evidence Mapper reads the centre's own sheet as it is. At the side it says how, in sentences. When they are right, confirm them there: every mark gets the colour of its state. Nothing is moved.",
      button: "Check this sheet",
      go: () => run("checkThisSheet"),
    },
    {
      title: "Tag a piece of evidence",
      text: "Harpreet Gill has sent an e-mail that shows criterion 3.1 of unit 01. Type E9, the name of that e-mail in the portfolio, into the selected cell and press Enter. It turns yellow: covered by evidence. Green is only for an assessor's decision. (With the browser extension, the tag is made beside the e-mail itself; a practice inbox is in the menu.)",
      button: "Go to the cell",
      go: () => select("M12"),
    },
    {
      title: "See the reason",
      text: "Every answer says why. With the cell still selected, ask for its explanation: what stands in it, what that was taken to mean, and what is missing for a decision.",
      button: "Explain this cell",
      go: () => {
        select("M12");
        run("explainThisCell");
      },
    },
    {
      title: "Mend a damaged number",
      text: "The heading of this column was once 1.2. The spreadsheet turned it into a date, so nobody could say which criterion it is. Type '1.2 into the selected cell (the sign in front keeps it as text) and press Enter, then choose Check this sheet again: one problem less.",
      button: "Go to the damaged heading",
      go: () => select("CT4"),
    },
    {
      title: "See the cheapest way to finish",
      text: "Oluwaseun Adeyemi is one credit short. At the side stands what is missing and the cheapest way to finish that the rules of the qualification allow, with the unit that leaves the least to do.",
      button: "Show Oluwaseun",
      go: () => {
        select("B17");
        showLearner();
      },
    },
  ];

  function show(): void {
    const step = steps[at];
    if (step === undefined) return;
    const count = document.createElement("p");
    count.className = "count";
    count.textContent = `The first five minutes: ${at + 1} of ${steps.length}`;
    const title = document.createElement("h2");
    title.id = "tour-title";
    title.tabIndex = -1;
    title.textContent = step.title;
    const text = document.createElement("p");
    text.textContent = step.text;
    const go = button(step.button, step.go);
    go.className = "go";
    const row = document.createElement("div");
    row.className = "row";
    row.append(
      go,
      button("Back", () => move(-1), at === 0),
      at === steps.length - 1 ? button("Done", close) : button("Next", () => move(1)),
    );
    const away = button("×", close);
    away.className = "close";
    away.setAttribute("aria-label", "Close the first five minutes");
    panel.replaceChildren(count, title, text, row, away);
    panel.hidden = false;
  }

  function button(caption: string, run: () => void, disabled = false): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = caption;
    made.disabled = disabled;
    made.addEventListener("click", run);
    return made;
  }

  function move(by: number): void {
    at = Math.min(steps.length - 1, Math.max(0, at + by));
    show();
    element("tour-title").focus();
  }

  function close(): void {
    panel.hidden = true;
    localStorage.setItem(seenKey, "seen");
    element("menu-button").focus();
  }

  function open(): void {
    at = 0;
    show();
  }

  return {
    fits: String(sheet()?.getRange("A1").getValue() ?? "").startsWith(
      "Harbour Street Training: NCFE Level 1",
    ),
    open,
    openOnce() {
      if (localStorage.getItem(seenKey) === null) open();
    },
  };
}
