/** What the extension is given to send its tags into this tracker. */
import * as z from "zod";

const answer = z.object({ pairing: z.string() });

export async function showPairing(tell: (sentence: string) => void): Promise<void> {
  const got = await fetch("/api/pairing").catch(() => null);
  if (got === null || !got.ok) {
    tell("The tracker's server does not answer. Start it again with npm start.");
    return;
  }
  const { pairing } = answer.parse(await got.json());
  window.prompt(
    "The extension sends its tags into this tracker when you give it this address, on its screen Tracker. It needs the tabs of the standard tracker: New standard tracker… in the menu adds them.",
    pairing,
  );
}
