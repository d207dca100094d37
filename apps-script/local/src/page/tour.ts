/** The first five minutes: a small panel that leads through five things and notices when each was done. */
import { element } from "./element.ts";
import { type TourStep, type TourWay } from "./tour-steps.ts";

const keptKey = "evidence-mapper first five minutes, standard tracker";
/** The sheet is looked at so often while the panel is open, in milliseconds. */
const lookEvery = 500;

export interface Tour {
  open(): void;
  /** Opens by itself until it was closed once in this browser, where it was left. */
  openUnlessSeen(): void;
}

export function tour(steps: readonly TourStep[]): Tour {
  const panel = element("tour");
  const done = new Set<TourStep>();
  let at = 0;
  let other = false;
  let timer: ReturnType<typeof setInterval> | null = null;

  function look(): void {
    const step = steps[at];
    if (step === undefined || done.has(step) || !step.isDone()) return;
    done.add(step);
    say(step);
  }

  /** What has come of the step, told without moving the focus. */
  function say(step: TourStep): void {
    element("tour-done").textContent = done.has(step) ? `Done. ${step.done}` : "";
    element("tour-next").textContent = done.has(step) ? "Next" : "Skip";
    element("tour-next").classList.toggle("go", done.has(step));
    element("tour-way").classList.toggle("go", !done.has(step));
  }

  function show(): void {
    const step = steps[at];
    if (step === undefined) {
      panel.replaceChildren(
        text("count", "The first five minutes"),
        heading("That is the whole way"),
        text(
          "",
          "An assessor tagged evidence where it is. The coordinator saw what counts and what is missing. Everybody saw why. Rows in red on the Coverage tab are for the person who verifies: somebody has to act there.",
        ),
        text(
          "",
          "Everybody here is made up: change what you like. The menu Evidence Mapper has everything again, this tour too.",
        ),
        row(
          button("tour-back", "Back", () => move(-1)),
          button("tour-next", "Close", close, "go"),
        ),
        closer(),
      );
      return;
    }
    const { way, otherWay } = step;
    const status = text("done", "");
    status.id = "tour-done";
    status.setAttribute("role", "status");
    panel.replaceChildren(
      text("count", `The first five minutes: ${at + 1} of ${steps.length}`),
      heading(step.title),
      text("", other && otherWay !== undefined ? otherWay.text : step.text),
      status,
      row(
        button("tour-way", way.caption, () => goThe(way), "go"),
        ...(otherWay === undefined || other
          ? []
          : [
              button("tour-other", otherWay.caption, () => {
                other = true;
                show();
                goThe(otherWay);
                element("tour-title").focus();
              }),
            ]),
        ...(at === 0 ? [] : [button("tour-back", "Back", () => move(-1))]),
        button("tour-next", "Skip", () => move(1)),
      ),
      closer(),
    );
    look();
    say(step);
  }

  function goThe({ go }: TourWay): void {
    go();
    look();
  }

  function move(by: number): void {
    at = Math.min(steps.length, Math.max(0, at + by));
    other = false;
    localStorage.setItem(keptKey, String(at));
    show();
    element("tour-title").focus();
  }

  function closer(): HTMLButtonElement {
    const made = button("tour-close", "×", close, "close");
    made.setAttribute("aria-label", "Close the first five minutes");
    return made;
  }

  function close(): void {
    panel.hidden = true;
    if (timer !== null) clearInterval(timer);
    timer = null;
    localStorage.setItem(keptKey, "seen");
    element("menu-button").focus();
  }

  function openAt(step: number): void {
    at = step;
    other = false;
    panel.hidden = false;
    show();
    timer ??= setInterval(look, lookEvery);
  }

  return {
    open() {
      openAt(0);
      element("tour-title").focus();
    },
    openUnlessSeen() {
      const kept = localStorage.getItem(keptKey);
      if (kept !== "seen") openAt(Math.min(steps.length, Number(kept ?? 0) || 0));
    },
  };
}

function text(className: string, words: string): HTMLParagraphElement {
  const made = document.createElement("p");
  made.className = className;
  made.textContent = words;
  return made;
}

function heading(title: string): HTMLHeadingElement {
  const made = document.createElement("h2");
  made.id = "tour-title";
  made.tabIndex = -1;
  made.textContent = title;
  return made;
}

function row(...buttons: readonly HTMLButtonElement[]): HTMLDivElement {
  const made = document.createElement("div");
  made.className = "row";
  made.append(...buttons);
  return made;
}

function button(id: string, caption: string, run: () => void, className = ""): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.id = id;
  made.className = className;
  made.textContent = caption;
  made.addEventListener("click", run);
  return made;
}
