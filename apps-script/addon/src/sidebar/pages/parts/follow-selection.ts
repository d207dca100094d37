/**
 * Notices that the person has selected another cell. Sheets tells pages nothing, so it is asked: every two
 * seconds while something changes, down to every ten when nothing does, never while the page cannot be seen,
 * and never twice at a time.
 */
import { type SelectionView } from "../../views.ts";
import { ask } from "./server.ts";

const quick = 2_000;
const slow = 10_000;
const longerEachTime = 1.25;

export interface Follower {
  /** Asks soon again, because the person has just done something. */
  wake(): void;
  /** What is shown was made for this selection. */
  shown(at: SelectionView | null): void;
}

export function followSelection(isWanted: () => boolean, changed: () => Promise<void>): Follower {
  let known: SelectionView | null = null;
  let wait = quick;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;

  async function look(): Promise<void> {
    if (isAsking) return;
    if (document.visibilityState === "visible" && isWanted()) {
      isAsking = true;
      try {
        const now = await ask("whereSelected");
        if (now !== null && !isSame(now, known)) {
          known = now;
          wait = quick;
          await changed();
        } else wait = Math.min(slow, wait * longerEachTime);
      } catch {
        // The next question may be answered; what is shown stays.
        wait = slow;
      } finally {
        isAsking = false;
      }
    }
    plan();
  }

  function plan(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), wait);
  }

  function wake(): void {
    wait = quick;
    plan();
  }

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("focus", wake);
  plan();
  return {
    wake,
    shown: (at) => {
      known = at;
    },
  };
}

function isSame(a: SelectionView, b: SelectionView | null): boolean {
  return b !== null && a.tab === b.tab && a.row === b.row && a.column === b.column;
}
