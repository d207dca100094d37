import {
  addressOf,
  all,
  around,
  attribute,
  contentType,
  documentTitle,
  first,
  lines,
  rootElement,
  words,
} from "../dom.ts";
import { safeAddress } from "../safe-address.ts";
import { type Adapter, type Identity, type PageView } from "./adapter.ts";
import { asMessageId, messageIdIn } from "./message-id.ts";
import { openItem } from "./open-item.ts";

const ids = [
  "data-message-id",
  "data-messageid",
  "data-record-id",
  "data-recordid",
  "data-ticket-id",
  "data-case-id",
  "data-item-id",
  "data-comment-id",
  "itemid",
] as const;

/**
 * Every other page. What is shown is told by an id that the page itself gives to the item that is selected or
 * open, then by a message's headers shown as text, the page's canonical link, and the address.
 */
export const generic: Adapter = {
  id: "generic",
  knows: () => true,
  read: (view) => {
    const { url, page } = view;
    const canonical = canonicalLink(view);
    const heading = first(page, "h1");
    return {
      system: (url.host || "This computer").slice(0, 100),
      title: documentTitle(page).trim() === "" && heading !== null ? words(heading) : null,
      identity: identityOf(view, canonical),
      location: canonical,
    };
  },
};

function identityOf(view: PageView, canonical: string | null): Identity | null {
  const address = safeAddress(addressOf(view.page));
  const item = openItem(
    view.roots.flatMap((one) => all(one, ids.map((id) => `[${id}]`).join(","))).slice(0, 2_000),
    view.selected,
  );
  if (
    item !== null &&
    (view.selected === null || around(view.selected, ids.map((id) => `[${id}]`).join(",")) !== null)
  ) {
    for (const name of ids) {
      const value = attribute(item, name)?.trim() ?? "";
      const message = /message/.test(name) ? asMessageId(value) : null;
      if (message !== null) return { kind: "message-id", value: message };
      if (/^[\w.:@/#<>+=$-]{1,200}$/.test(value))
        return { kind: "record", value: `${view.url.host} ${value}` };
    }
  }
  const root = rootElement(view.page);
  const headers =
    contentType(view.page).startsWith("text/plain") && root !== null ? messageIdIn(lines(root)) : null;
  if (headers !== null) return { kind: "message-id", value: headers };
  if (canonical !== null) return { kind: "canonical", value: canonical.slice(0, 500) };
  return address === null ? null : { kind: "address", value: address.slice(0, 500) };
}

/** The page's canonical link, if it names a page of the same site. */
function canonicalLink({ page, url }: PageView): string | null {
  const link = first(page, "link[rel~=canonical]");
  const href = link === null ? null : attribute(link, "href");
  if (href === null) return null;
  try {
    const target = new URL(href, url);
    return target.host === url.host ? safeAddress(target.href) : null;
  } catch {
    return null;
  }
}
