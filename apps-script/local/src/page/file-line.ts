/** The line that says where the tracker's file is and whether everything is in it. */
import { type FileState } from "../book/message.ts";
import { element } from "./element.ts";
import { notices } from "./notices.ts";

export interface FileLine {
  file(state: FileState): void;
  waiting(count: number, reached: boolean): void;
  isWaiting(): boolean;
  name(): string;
}

export function fileLine(): FileLine {
  let state: FileState | null = null;
  let count = 0;
  let reached = true;
  let asked = false;

  function show(): void {
    const saved = element("saved");
    saved.textContent = !reached
      ? `The tracker's server does not answer. ${count === 0 ? "Start it again with npm start." : "What you did is in this window and is sent as soon as it answers: start it again with npm start."}`
      : count > 0
        ? "Keeping…"
        : (state?.sentence ?? "");
    saved.dataset["state"] = !reached ? "lost" : count > 0 ? "waiting" : (state?.state ?? "saved");
    saved.title = state?.path ?? "";
  }

  async function decide(choice: "keep-ours" | "take-theirs"): Promise<void> {
    const answer = await fetch("/api/file", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ choice }),
    }).catch(() => null);
    asked = false;
    if (answer === null || !answer.ok)
      notices.tell(answer === null ? "The server does not answer." : await answer.text());
  }

  function ask({ name }: FileState): void {
    if (asked) return;
    asked = true;
    notices.tell(
      `${name} was changed by another program while it is open here. Nothing was overwritten. Which one do you want to go on with?`,
      [
        {
          caption: "The file as it is now (what changed here is put beside it)",
          run: () => void decide("take-theirs"),
        },
        {
          caption: "What is shown here (the changed file is kept among the versions)",
          run: () => void decide("keep-ours"),
        },
      ],
    );
  }

  return {
    file(next) {
      state = next;
      element("file").textContent = next.name;
      document.title = `${next.name} – Evidence Mapper`;
      if (next.state === "changed-outside") ask(next);
      else if (asked) {
        // Somebody has decided in another window.
        asked = false;
        notices.close();
      }
      show();
    },
    waiting(now, can) {
      count = now;
      reached = can;
      show();
    },
    isWaiting: () => count > 0,
    name: () => state?.name ?? "Tracker",
  };
}
