import { all, attribute, first, lines, words } from "../dom.ts";
import { type Adapter, isHost, type PageView } from "./adapter.ts";
import { messageIdIn } from "./message-id.ts";
import { openItem } from "./open-item.ts";

const body = "[role=document], [aria-label='Message body']";

/**
 * Outlook on the web. The address names the conversation; an item's own id stands in the page only where Outlook
 * puts it. Otherwise the time that a message shows tells it from the others of its conversation. The dialog with
 * the message's details shows the RFC 822 Message-ID.
 */
export const outlook: Adapter = {
  id: "outlook",
  knows: ({ url }) =>
    isHost(
      url,
      "outlook.office.com",
      "outlook.office365.com",
      "outlook.live.com",
      "outlook.cloud.microsoft",
    ) && /\/mail\b|\/owa\b/.test(url.pathname),
  read: (view) => {
    const pane =
      first(view.page, "[data-app-section=MailReadCompose], [data-app-section=ConversationContainer]") ??
      first(view.page, "[role=main]") ??
      view.page;
    const subject = first(
      pane,
      "[role=heading][aria-level='2'], [data-testid=ConversationTopic], [role=heading]",
    );
    return {
      system: "Outlook on the web",
      title: subject === null ? null : words(subject),
      identity: identityOf(view, pane),
      location: null,
    };
  },
};

function identityOf({ url, page, selected }: PageView, pane: Node) {
  const shown = all(page, "[role=dialog]")
    .map((dialog) => messageIdIn(lines(dialog)))
    .find((id) => id !== null);
  if (shown !== undefined && shown !== null) return { kind: "message-id", value: shown } as const;
  const own = openItem(all(pane, "[data-itemid], [data-item-id]"), selected);
  const item = own === null ? null : (attribute(own, "data-itemid") ?? attribute(own, "data-item-id"));
  if (item !== null && item.length >= 8 && item.length <= 300)
    return { kind: "mail-system", value: item } as const;
  const id = /\/id\/([^/?#]{8,400})/.exec(url.pathname)?.[1] ?? url.searchParams.get("ItemID");
  if (id === null) return null;
  const conversation = decoded(id).slice(0, 380);
  const messages = all(pane, body).map(messageAround);
  const message = messages.length > 1 ? openItem(messages, selected) : null;
  const time = message === null ? null : first(message, "[data-testid=SentReceivedSavedTime], time");
  return {
    kind: "mail-system",
    value: time === null ? conversation : `${conversation} ${words(time, 80)}`,
  } as const;
}

/** The smallest part around a message's body that shows its time as well. */
function messageAround(element: Element): Element {
  let at: Element | null = element;
  for (let steps = 0; at !== null && steps < 8; steps += 1, at = at.parentElement)
    if (first(at, "[data-testid=SentReceivedSavedTime], time") !== null) return at;
  return element;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
