/** Recording from a screen: the leak guard first, then the device, and what became of it in words. */
import { useCallback } from "react";
import { type Finding } from "../guard/finding.ts";
import { guardDraft } from "../guard/guard-evidence.ts";
import { maskedSentence, refusedSentence } from "../guard/guard-sentences.ts";
import { type EventDraft, NotKept } from "../store/store.ts";
import { useKept } from "./kept.ts";
import { useAnnounce } from "./parts/Announcer.tsx";
import { type Saving, useSave } from "./parts/save.ts";
import { useServices } from "./services.ts";

type OmitEach<Event, Key extends PropertyKey> = Event extends unknown ? Omit<Event, Key> : never;

/** What a screen says of an event; the rest is the same for every event that an assessor makes. */
export type Said = OmitEach<EventDraft, "id" | "author" | "at">;

interface Record {
  readonly saving: Saving;
  readonly reset: () => void;
  /** Keeps all of it, or nothing; says `done` to those who listen. Gives whether it was kept. */
  readonly record: (said: readonly Said[], done: string) => Promise<boolean>;
}

export function useRecord(): Record {
  const { store, newId, now } = useServices();
  const { settings } = useKept();
  const announce = useAnnounce();
  const { saving, save, reset } = useSave();
  const { author } = settings;
  const record = useCallback(
    async (said: readonly Said[], done: string): Promise<boolean> => {
      let masked = "";
      const saved = await save(async () => {
        if (author === null) throw new NotKept("Say in the settings who you are, then save again.");
        const at = now();
        const { drafts, findings } = guarded(said.map((one) => ({ ...one, id: newId(), author, at })));
        masked = maskedSentence(findings);
        await store.record(drafts);
      });
      if (saved) announce(masked === "" ? done : `${done} ${masked}`);
      return saved;
    },
    [announce, author, newId, now, save, store],
  );
  return { saving, reset, record };
}

function guarded(drafts: readonly EventDraft[]): {
  readonly drafts: readonly EventDraft[];
  readonly findings: readonly Finding[];
} {
  const allowed: EventDraft[] = [];
  const findings: Finding[] = [];
  for (const draft of drafts) {
    const answer = guardDraft(draft);
    if (answer.verdict === "refused") throw new NotKept(refusedSentence(answer.findings));
    if (answer.verdict === "unfinished") throw new NotKept(answer.reason);
    allowed.push(answer.content);
    findings.push(...answer.findings);
  }
  return { drafts: allowed, findings };
}
