import { type KeyboardEvent, useRef, useState } from "react";
import { maskedSentence, refusedSentence } from "../../guard/guard-sentences.ts";
import { type PageReading, type Quotation } from "../../page/page-reading.ts";
import { Failed, Warning } from "../parts/states.tsx";
import { Masked } from "./Masked.tsx";
import { partsOf } from "./quotation.ts";

interface WordsPartProps {
  readonly selection: PageReading["selection"];
  readonly takenOut: readonly number[];
  readonly around: boolean;
  readonly onTakeOut: (word: number) => void;
  readonly onAround: (around: boolean) => void;
  readonly onReadAgain: () => void;
}

/** The selected words exactly as they would be kept. Each can be taken out; masks stay. */
export function WordsPart({ selection, onReadAgain, ...rest }: WordsPartProps) {
  switch (selection.state) {
    case "selected":
      return (
        <>
          <Words quote={selection.quote} {...rest} />
          {selection.findings.length > 0 && <p className="hint">{maskedSentence(selection.findings)}</p>}
        </>
      );
    case "none":
      return (
        <Warning title="No words are selected">
          <p>Select words on the page, then come back here.</p>
          <button type="button" onClick={onReadAgain}>
            Look again
          </button>
        </Warning>
      );
    case "refused":
      return (
        <Failed title="These words cannot be kept">
          <p>{refusedSentence(selection.findings)}</p>
          <button type="button" onClick={onReadAgain}>
            Look again
          </button>
        </Failed>
      );
    case "unread":
      return (
        <Failed title="The selected words could not be read">
          <p>{selection.reason}</p>
          <button type="button" onClick={onReadAgain}>
            Look again
          </button>
        </Failed>
      );
  }
}

interface WordsProps extends Omit<WordsPartProps, "selection" | "onReadAgain"> {
  readonly quote: Quotation;
}

function Words({ quote, takenOut, around, onTakeOut, onAround }: WordsProps) {
  const parts = partsOf(quote.exact);
  const words = parts.flatMap(({ kind }, index) => (kind === "word" ? [index] : []));
  const [current, setCurrent] = useState(0);
  const group = useRef<HTMLDivElement>(null);

  const goTo = (place: number): void => {
    const word = words[place];
    if (word === undefined) return;
    setCurrent(place);
    group.current?.querySelector<HTMLElement>(`[data-word="${word}"]`)?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    const last = words.length - 1;
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    goTo(Math.max(0, Math.min(last, to)));
  };

  return (
    <>
      <p className="hint" id="words-hint">
        These words will be kept. Press a word to take it out; with the keyboard: arrow keys and Space.
      </p>
      <div
        className="words"
        role="group"
        aria-label="Words that will be kept"
        aria-describedby="words-hint"
        ref={group}
        onKeyDown={pressed}
      >
        {parts.map(({ text, kind }, index) =>
          kind === "between" ? (
            <span key={index}>{text}</span>
          ) : kind === "masked" ? (
            <Masked key={index} text={text} />
          ) : (
            <button
              key={index}
              type="button"
              className="word"
              data-word={index}
              tabIndex={index === words[Math.min(current, words.length - 1)] ? 0 : -1}
              aria-pressed={takenOut.includes(index)}
              aria-label={takenOut.includes(index) ? `${text}, taken out` : text}
              onFocus={() => setCurrent(words.indexOf(index))}
              onClick={() => onTakeOut(index)}
            >
              {text}
            </button>
          ),
        )}
      </div>
      {(quote.before !== null || quote.after !== null) && (
        <>
          <label className="choice">
            <input type="checkbox" checked={around} onChange={({ target }) => onAround(target.checked)} />
            <span>Keep the few words around them too, so that they can be found again</span>
          </label>
          {around && (
            <p className="hint around">
              {quote.before !== null && <Masked text={`${quote.before} … `} />}
              {quote.after !== null && <Masked text={quote.after} />}
            </p>
          )}
        </>
      )}
    </>
  );
}
