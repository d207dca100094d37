import { type SeenPage } from "../page-reading.ts";
import { type Source } from "./capture.ts";

interface SourcePartProps {
  readonly source: Source;
  readonly page: SeenPage;
  readonly onChoose: (source: Source) => void;
}

const sources: readonly { readonly source: Source; readonly label: string }[] = [
  { source: "page", label: "This page" },
  { source: "words", label: "Selected words" },
  { source: "note", label: "Not on screen" },
];

/** What the evidence is: the page, words in it, or something that is on no screen. */
export function SourcePart({ source, page, onChoose }: SourcePartProps) {
  const selected = page.state === "read" && page.reading.selection.state !== "none";
  return (
    <fieldset className="segments">
      <legend className="unseen">What is the evidence?</legend>
      {sources.map((one) => (
        <label key={one.source}>
          <input
            type="radio"
            name="source"
            checked={one.source === source}
            onChange={() => onChoose(one.source)}
          />
          <span>
            {one.label}
            {one.source === "words" && selected && <span className="dot" aria-hidden="true" />}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
