/** What the panel says about sync: one place for every sentence, without any of the machine's words. */
import { type SyncStatus } from "../../sync/keep-in-step.ts";
import { type Trouble } from "../../sync/trouble.ts";

export interface Said {
  readonly title: string;
  readonly advice: string;
  /** May it pass by itself? */
  readonly mild: boolean;
}

/** @param onThisMachine a tracker that is paired with by a code, not signed in to */
export function troubleWords(trouble: Trouble, onThisMachine: boolean): Said {
  switch (trouble.kind) {
    case "unreachable":
      return {
        title: "The tracker does not answer",
        advice:
          "Evidence Mapper tries again by itself. Check the network, or whether the tracker on this machine is running.",
        mild: true,
      };
    case "busy":
      return {
        title: "The tracker is busy",
        advice: "Many people use it at this moment. Evidence Mapper tries again by itself.",
        mild: true,
      };
    case "unwell":
      return {
        title: "The tracker had a fault",
        advice: "Evidence Mapper tries again by itself.",
        mild: true,
      };
    case "sign-in":
      if (onThisMachine)
        return {
          title: "The tracker does not know this code",
          advice:
            "Copy the address with its code from the tracker on this machine, and connect again below. The code is asked for again after the browser was closed.",
          mild: false,
        };
      return {
        title: "You are not signed in to the tracker",
        advice: "Sign in, and it goes on.",
        mild: false,
      };
    case "forbidden":
      return {
        title: "You have no access to this tracker",
        advice:
          "Ask whoever owns it to share it with your account as an editor. If they did, open it once by its link below, so that Google knows that Evidence Mapper may use it.",
        mild: false,
      };
    case "gone":
      return {
        title: "The tracker was not found",
        advice:
          "It was deleted, or Google does not let Evidence Mapper see it. Ask whoever owns it; a deleted file stays in their bin for 30 days.",
        mild: false,
      };
    case "not-accepted":
      return {
        title: "The tracker would not take what was sent",
        advice: `It said: ${trouble.says.slice(0, 200)}. Ask whoever looks after the tracker, for instance whether a tab is protected.`,
        mild: false,
      };
    case "layout":
      if (onThisMachine && trouble.problem.code === "layout-unknown")
        return {
          title: "This spreadsheet has no place for tags yet",
          advice:
            "Choose New standard tracker… in the menu of the tracker on this machine: it adds tabs for them, and leaves the tabs that are there as they are. Then connect again.",
          mild: false,
        };
      return { title: trouble.problem.found, advice: trouble.problem.advice, mild: false };
  }
}

export function waitingWords(count: number): string {
  if (count === 0) return "Everything recorded on this device is in the tracker.";
  return count === 1
    ? "1 item is on this device, not yet in the tracker."
    : `${count} items are on this device, not yet in the tracker.`;
}

export function phaseWords({ phase, sending, inStepAt }: SyncStatus): string {
  if (phase === "sending")
    return sending.length === 1 ? "Sending 1 item." : `Sending ${sending.length} items.`;
  if (phase === "reading") return "Reading the tracker.";
  return inStepAt === null
    ? "The tracker was not read yet."
    : `The tracker was last read at ${timeOf(inStepAt)}.`;
}

function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
