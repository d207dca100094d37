import { first, words } from "../dom.ts";
import { type Adapter } from "./adapter.ts";

const newer = /^\/contacts\/(\d{1,15})\/record\/([\d-]{1,20})\/(\d{1,20})/;
const older = /^\/contacts\/(\d{1,15})\/(contact|company|deal|ticket)\/(\d{1,20})/;
const inbox = /^\/live-messages\/(\d{1,15})\/inbox\/(\d{1,20})/;
const objectTypes = { contact: "0-1", company: "0-2", deal: "0-3", ticket: "0-5" } as const;

/** HubSpot: portal, kind of record and record stand in the address, in a newer and an older form. */
export const hubspot: Adapter = {
  id: "hubspot",
  knows: ({ url }) => /^app(?:-[a-z0-9]+)?\.hubspot\.com$/.test(url.hostname),
  read: ({ url, page }) => {
    const value = recordOf(url.pathname);
    const title = first(
      page,
      "[data-selenium-test=highlightTitle], [data-test-id=highlight-title], [data-test-id=sticky-subject-header], h1",
    );
    return {
      system: "HubSpot",
      title: title === null || words(title) === "" ? null : words(title),
      identity: value === null ? null : { kind: "record", value },
      location: value === null ? null : `${url.origin}${url.pathname.replace(/\/$/, "")}`,
    };
  },
};

function recordOf(path: string): string | null {
  const now = newer.exec(path);
  if (now !== null) return `${now[1]}/${now[2]}/${now[3]}`;
  const before = older.exec(path);
  if (before !== null) {
    const kind = before[2];
    const type =
      kind === "contact" || kind === "company" || kind === "deal" || kind === "ticket"
        ? objectTypes[kind]
        : "";
    return `${before[1]}/${type}/${before[3]}`;
  }
  const thread = inbox.exec(path);
  return thread === null ? null : `${thread[1]}/thread/${thread[2]}`;
}
