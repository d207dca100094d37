import { Failed, Loading, Warning } from "../parts/states.tsx";
import { type SeenPage } from "../page-reading.ts";

interface PageStateProps {
  readonly page: SeenPage;
  readonly onReadAgain: () => void;
}

/** Why there is no page to tag, and what to do; nothing when the page was read. */
export function PageState({ page, onReadAgain }: PageStateProps) {
  switch (page.state) {
    case "read":
      return null;
    case "looking":
      return <Loading what="Reading the page." />;
    case "none":
      return (
        <Warning title="No page yet">
          <p>
            Open the e-mail or record, and press the Evidence Mapper button in the toolbar, or Alt+Shift+E.
          </p>
        </Warning>
      );
    case "not-pressed":
      return (
        <Warning title="This page was not read">
          <p>
            Press the Evidence Mapper button on this page to read it, or Alt+Shift+E. Pages are never read
            without it.
          </p>
        </Warning>
      );
    case "cannot-read":
      return (
        <Failed title="This page cannot be read">
          <p>{page.found}</p>
          <p>{page.advice}</p>
          <button type="button" onClick={onReadAgain}>
            Read it again
          </button>
        </Failed>
      );
  }
}
