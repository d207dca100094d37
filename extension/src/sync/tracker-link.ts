/** What people paste to name a tracker. */
import { type TrackerPlace } from "./sheets-client.ts";

export const googleServer = "https://sheets.googleapis.com/";

/** A link to a Google Sheet, or its id; `null` when it is neither. */
export function readGoogleLink(text: string): TrackerPlace | null {
  const pasted = text.trim();
  const id =
    /^https:\/\/docs\.google\.com\/spreadsheets\/(?:u\/\d+\/)?d\/([A-Za-z0-9_-]{20,})(?:[/?#]|$)/.exec(
      pasted,
    )?.[1] ?? /^([A-Za-z0-9_-]{25,})$/.exec(pasted)?.[1];
  return id === undefined ? null : { spreadsheet: id, server: googleServer };
}

export interface LocalLink extends TrackerPlace {
  readonly code: string;
}

/**
 * The link that a tracker on this machine shows: `http://127.0.0.1:4411/#tracker=ID&code=CODE`; the code may also
 * be given by itself. `null` for any other address.
 */
export function readLocalLink(text: string, code = ""): LocalLink | null {
  const parts = /^http:\/\/(?:127\.0\.0\.1|localhost):(\d{1,5})\/?(?:[#?](.*))?$/.exec(text.trim());
  if (parts === null) return null;
  const [, port = "", rest = ""] = parts;
  const said = new URLSearchParams(rest);
  const spreadsheet = said.get("tracker") ?? "tracker";
  const given = said.get("code") ?? code.trim();
  return { spreadsheet, server: `http://127.0.0.1:${port}/`, code: given };
}

/** Is it the tracker that is connected? */
export function isSameTracker(one: TrackerPlace | null, other: TrackerPlace): boolean {
  return one !== null && one.spreadsheet === other.spreadsheet && one.server === other.server;
}
