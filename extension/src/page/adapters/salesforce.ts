import { first, isDisplayed, all, words } from "../dom.ts";
import { type Adapter, isHost } from "./adapter.ts";

/** `/lightning/r/Case/500…/view`, `/lightning/r/500…/view`, or `/500…` in the older pages. */
const record = /\/(?:lightning\/r\/(?:[A-Za-z]\w{0,79}\/)?|)([A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?)(?:\/|$)/;
const named = "[slot=primaryField], .slds-page-header__title, h1 .uiOutputText, h2.pageDescription";

/** Salesforce, Lightning and the older pages: the record's id stands in the address. */
export const salesforce: Adapter = {
  id: "salesforce",
  knows: ({ url }) =>
    isHost(url, "lightning.force.com", "salesforce.com", "force.com", "salesforce-setup.com"),
  read: ({ url, page }) => {
    const id = record.exec(url.pathname)?.[1] ?? null;
    const shown = all(page, named).filter(isDisplayed).at(-1) ?? first(page, named);
    const title = shown === null ? "" : words(shown);
    return {
      system: "Salesforce",
      title: title === "" ? null : title,
      identity: id === null ? null : { kind: "record", value: longId(id) },
      location: id !== null && url.pathname.startsWith("/lightning/") ? `${url.origin}${url.pathname}` : null,
    };
  },
};

/** The 18 characters of an id: the last three say which of the first 15 are capitals. */
export function longId(id: string): string {
  if (id.length !== 15) return id;
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  let suffix = "";
  for (let part = 0; part < 15; part += 5) {
    let bits = 0;
    for (let place = 0; place < 5; place += 1) if (/[A-Z]/.test(id.charAt(part + place))) bits |= 1 << place;
    suffix += letters.charAt(bits);
  }
  return id + suffix;
}
