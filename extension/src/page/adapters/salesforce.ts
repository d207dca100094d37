import { all, isDisplayed, words } from "../dom.ts";
import { type Adapter, isHost } from "./adapter.ts";
import { longId } from "./salesforce-id.ts";

/** `/lightning/r/Case/500…/view`, `/lightning/r/500…/view`, or `/500…` in the older pages. */
const record = /\/(?:lightning\/r\/(?:[A-Za-z]\w{0,79}\/)?|)([A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?)(?:\/|$)/;
const named = "[slot=primaryField], .slds-page-header__title, h1 .uiOutputText, h2.pageDescription";

/** Salesforce, Lightning and the older pages: the record's id stands in the address. */
export const salesforce: Adapter = {
  id: "salesforce",
  knows: ({ url }) =>
    isHost(url, "lightning.force.com", "salesforce.com", "force.com", "salesforce-setup.com"),
  read: ({ url, roots }) => {
    const id = record.exec(url.pathname)?.[1] ?? null;
    const headings = roots.flatMap((root) => all(root, named));
    const shown = headings.filter(isDisplayed).at(-1) ?? headings[0] ?? null;
    const title = shown === null ? "" : words(shown);
    return {
      system: "Salesforce",
      title: title === "" ? null : title,
      identity: id === null ? null : { kind: "record", value: longId(id) },
      location: id !== null && url.pathname.startsWith("/lightning/") ? `${url.origin}${url.pathname}` : null,
    };
  },
};
