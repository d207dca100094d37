import { all, attribute, around, first, fits, words } from "../dom.ts";
import { type Adapter, type PageView, type Recognised } from "./adapter.ts";
import { asMessageId } from "./message-id.ts";
import { openItem } from "./open-item.ts";

const message = "[data-legacy-message-id], [data-message-id]";

/**
 * Gmail. Each message of a conversation carries the id of the Gmail interface; the page "Show original" shows
 * the RFC 822 Message-ID, which outlives moves and mail programs.
 */
export const gmail: Adapter = {
  id: "gmail",
  knows: ({ url }) => url.hostname === "mail.google.com",
  read: (view) => (view.url.searchParams.get("view") === "om" ? original(view) : conversation(view)),
};

function conversation({ page, selected }: PageView): Recognised {
  const main = first(page, "[role=main]") ?? page;
  const messages = all(main, message).filter((one) => !hasOuterMessage(one));
  // A message that is folded away has no body.
  const open = messages.filter((one) => first(one, "[dir], .a3s") !== null);
  const item = openItem(open.length > 0 ? open : messages, selected);
  const subject = first(main, "h2[data-thread-perm-id], h2[data-legacy-thread-id], h2.hP");
  const id = item === null ? null : idOf(item);
  return {
    system: "Gmail",
    title: subject === null ? null : words(subject),
    identity: id === null ? null : { kind: "mail-system", value: id },
    location: null,
  };
}

function hasOuterMessage(element: Element): boolean {
  const parent = element.parentElement;
  return parent !== null && around(parent, message) !== null && fits(element, message);
}

function idOf(item: Element): string | null {
  const legacy = attribute(item, "data-legacy-message-id");
  if (legacy !== null && /^[\da-f]{12,20}$/i.test(legacy)) return legacy;
  const id = (attribute(item, "data-message-id") ?? "").replace(/^#/, "");
  return /^[\w:.-]{4,80}$/.test(id) ? id : null;
}

function original({ page }: PageView): Recognised {
  const cell = (heading: RegExp): string | null => {
    const row = all(page, "th").find((one) => heading.test(words(one)));
    const value = row?.nextElementSibling ?? null;
    return value === null ? null : words(value, 500);
  };
  const id = asMessageId(cell(/^Message ID/i) ?? "");
  return {
    system: "Gmail",
    title: cell(/^Subject/i),
    identity: id === null ? null : { kind: "message-id", value: id },
    location: id === null ? null : `https://mail.google.com/mail/#search/rfc822msgid:${id.slice(1, -1)}`,
  };
}
