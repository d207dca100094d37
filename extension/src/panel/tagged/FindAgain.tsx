import { type LoggedItem } from "@evidence-mapper/shared/evidence-log/state";
import { useState } from "react";
import { type FoundQuotation, type Place } from "../../page/page-reading.ts";
import { Done, Failed, Warning } from "../parts/states.tsx";
import { useServices } from "../services.ts";

type Found =
  | { readonly state: "cannot"; readonly found: string; readonly advice: string }
  | { readonly state: "found"; readonly tab: number; readonly what: FoundQuotation };

/** Opens the item where it stays, and looks in the page beside the panel for the words that were kept of it. */
export function FindAgain({ item: { location, quote } }: { readonly item: LoggedItem }) {
  const { browser } = useServices();
  const [found, setFound] = useState<Found | null>(null);
  // Only addresses of the web are opened; whatever else stands there is for people to read.
  const address = location !== null && /^https?:\/\//i.test(location) ? location : null;

  const look = async (): Promise<void> => {
    if (quote === null) return;
    const tab = await browser.seenTab().catch(() => null);
    if (tab === null || tab.url === null) {
      setFound({
        state: "cannot",
        found: "The page beside the panel cannot be read yet.",
        advice:
          "Go to the page where the item stays, press the Evidence Mapper button there, then look again.",
      });
      return;
    }
    const answer = await browser.findQuotation(tab.id, quote);
    setFound(
      answer.read
        ? { state: "found", tab: tab.id, what: answer.value }
        : { state: "cannot", found: answer.found, advice: answer.advice },
    );
  };

  return (
    <>
      {address !== null && (
        <p>
          <a href={address} target="_blank" rel="noreferrer">
            Open it where it stays
          </a>
        </p>
      )}
      {quote !== null && (
        <p>
          <button type="button" onClick={() => void look()}>
            Look for the kept words on the page in front
          </button>
        </p>
      )}
      {found !== null && <Answer found={found} />}
    </>
  );
}

function Answer({ found }: { readonly found: Found }) {
  if (found.state === "cannot") {
    return (
      <Failed title={found.found}>
        <p>{found.advice}</p>
      </Failed>
    );
  }
  const { what, tab } = found;
  switch (what.state) {
    case "same":
      return (
        <Done title="Same: the words stand there as they were kept">
          <Show tab={tab} place={what.place} />
        </Done>
      );
    case "changed":
      return (
        <Warning title="Changed: other words stand there now">
          <p>Now: “{what.place.now}”</p>
          <p>Compare the two before you rely on the item.</p>
          <Show tab={tab} place={what.place} />
        </Warning>
      );
    case "gone":
      return (
        <Failed title="Gone: the words are not on this page">
          <p>
            Make sure that this is the page where the item stays. If it is, the source was changed or deleted.
          </p>
        </Failed>
      );
    case "several":
      return (
        <Warning title="It cannot be told which place is meant">
          <p>These places are alike. Look at each, and decide yourself.</p>
          <ul className="plain">
            {what.places.map((place) => (
              <li key={`${place.start} ${place.end}`}>
                “{place.now}”
                <Show tab={tab} place={place} />
              </li>
            ))}
          </ul>
        </Warning>
      );
  }
}

function Show({ tab, place }: { readonly tab: number; readonly place: Place }) {
  const { browser } = useServices();
  return (
    <p>
      <button type="button" onClick={() => void browser.showPlace(tab, place)}>
        Show it on the page
      </button>
    </p>
  );
}
