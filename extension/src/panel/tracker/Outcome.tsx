import { type Connected } from "../../sync/connect.ts";
import { Done, Failed } from "../parts/states.tsx";
import { SignInButton } from "./SignInButton.tsx";
import { troubleWords } from "./sync-words.ts";

interface OutcomeProps {
  readonly outcome: Connected | null;
  /** The spreadsheet that a person named by its link. */
  readonly file: string | null;
  readonly again: () => void;
  readonly onThisMachine?: boolean;
}

/** How connecting ended, and what to do when it did not end well. */
export function Outcome({ outcome, file, again, onThisMachine = false }: OutcomeProps) {
  if (outcome === null) return null;
  switch (outcome.kind) {
    case "connected":
      return <Done title={`Connected with ${outcome.title}`} />;
    case "waiting":
      return (
        <Failed title="Not changed">
          <p>
            {outcome.count === 1 ? "1 item is" : `${outcome.count} items are`} on this device and not yet in
            the tracker that is connected now. Send everything there first, then change.
          </p>
        </Failed>
      );
    case "trouble": {
      const { trouble } = outcome;
      if (file !== null && (trouble.kind === "gone" || trouble.kind === "forbidden")) {
        return (
          <Failed title="Google does not yet let Evidence Mapper open this file">
            <p>
              Evidence Mapper sees only files that it made or that you allow one by one. Allow this one in
              Google&apos;s window, with the account that the tracker is shared with.
            </p>
            <SignInButton file={file} then={again} />
            <p>
              If the file is not shown there, the account has no access to it: ask whoever owns the tracker to
              share it with you as an editor.
            </p>
          </Failed>
        );
      }
      const { title, advice } = troubleWords(trouble, onThisMachine);
      return (
        <Failed title={title}>
          <p>{advice}</p>
        </Failed>
      );
    }
  }
}
