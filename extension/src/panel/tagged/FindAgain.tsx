import { type LoggedItem } from "@evidence-mapper/shared/evidence-log/state";
import { sameThing } from "@evidence-mapper/shared/evidence-log/same-thing";
import { useState } from "react";
import { type Browser } from "../../chrome/browser.ts";
import { type FoundQuotation, type Place, type Quotation } from "../../page/page-reading.ts";
import { Done, Loading, Warning } from "../parts/states.tsx";
import { useServices } from "../services.ts";

type Found =
  | { readonly state: "cannot"; readonly found: string; readonly advice: string }
  /** The page in front is another than the item's. */
  | { readonly state: "elsewhere"; readonly title: string }
  | { readonly state: "found"; readonly tab: number; readonly what: FoundQuotation };

const noPage: Found = {
  state: "cannot",
  found: "No page stands beside the panel yet.",
  advice: "Evidence Mapper reads a page only after you press its button there.",
};

const unexpected: Found = {
  state: "cannot",
  found: "The page could not be looked at.",
  advice: "Load it again, press the Evidence Mapper button there, then look again.",
};

/** Opens the item where it stays, and looks in the page beside the panel for the words that were kept of it. */
export function FindAgain({ item }: { readonly item: LoggedItem }) {
  const { browser } = useServices();
  const [found, setFound] = useState<Found | "looking" | null>(null);
  const { quote } = item;

  const look = async (): Promise<void> => {
    if (quote === null) return;
    setFound("looking");
    setFound(await findIn(browser, item, quote).catch(() => unexpected));
  };

  return (
    <>
      {addressOf(item) !== null && (
        <p>
          <OpenIt item={item}>Open it where it stays</OpenIt>
        </p>
      )}
      {quote !== null && (
        <p>
          <button type="button" onClick={() => void look()}>
            Look for the kept words on the page in front
          </button>
        </p>
      )}
      {found === "looking" ? (
        <Loading what="Looking for the words on the page." />
      ) : (
        found !== null && (
          <div role="status">
            <Answer found={found} item={item} />
          </div>
        )
      )}
    </>
  );
}

/**
 * Words that stand on the page as they were kept are found, whatever the page is. Anything else is said only of the
 * item's own page: words that are missing from another page are not gone.
 */
async function findIn(browser: Browser, item: LoggedItem, quote: Quotation): Promise<Found> {
  const tab = await browser.seenTab().catch(() => null);
  if (tab === null) return noPage;
  const answer = await browser.findQuotation(tab.id, quote);
  if (!answer.read) return { state: "cannot", found: answer.found, advice: answer.advice };
  const found: Found = { state: "found", tab: tab.id, what: answer.value };
  if (answer.value.state === "same") return found;
  const page = await browser.readPage(tab.id);
  if (!page.read) return found;
  const { identity, location, title } = page.value;
  const here = { identity: identity?.value ?? null, location };
  const tellable =
    (item.identity !== null && identity !== null) || (item.location !== null && location !== null);
  return tellable && !sameThing(item, here) ? { state: "elsewhere", title } : found;
}

/** Only addresses of the web are opened; whatever else stands there is for people to read. */
function addressOf({ location }: LoggedItem): string | null {
  return location !== null && /^https?:\/\//i.test(location) ? location : null;
}

function OpenIt({ item, children }: { readonly item: LoggedItem; readonly children: string }) {
  const address = addressOf(item);
  if (address === null) return <strong>{children}</strong>;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function Answer({ found, item }: { readonly found: Found; readonly item: LoggedItem }) {
  switch (found.state) {
    case "cannot":
      return (
        <Warning title={found.found}>
          <p>{found.advice}</p>
          <OpenFirst item={item} />
        </Warning>
      );
    case "elsewhere":
      return (
        <Warning title={`Another page is in front: “${found.title}”`}>
          <p>Nothing is known yet of the words on the page where the item stays.</p>
          <OpenFirst item={item} />
        </Warning>
      );
    case "found":
      return <FoundWords what={found.what} tab={found.tab} />;
  }
}

function OpenFirst({ item }: { readonly item: LoggedItem }) {
  return (
    <p>
      Open <OpenIt item={item}>{item.title}</OpenIt>
      {item.system === null ? "" : ` (${item.system})`}, press the Evidence Mapper button there, then look
      again.
    </p>
  );
}

function FoundWords({ what, tab }: { readonly what: FoundQuotation; readonly tab: number }) {
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
        <Warning title="Gone: the words are not on this page">
          <p>
            Make sure that this is the page where the item stays, all of it loaded. If it is, the source was
            changed or deleted.
          </p>
        </Warning>
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
