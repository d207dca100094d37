import { all, attribute, fieldValue, first, isDisplayed, words } from "../dom.ts";
import { type Adapter, isHost } from "./adapter.ts";
import { openItem } from "./open-item.ts";

const subjects =
  "[data-test-id=omni-header-subject], [data-test-id=ticket-pane-subject], input[name=subject], [data-test-id*=subject]";
const comments = "[data-comment-id], [data-audit-id], article[id^='comment-']";

/** Zendesk: the ticket's number stands in the address; a selected comment is told by its own id. */
export const zendesk: Adapter = {
  id: "zendesk",
  knows: ({ url }) => isHost(url, "zendesk.com"),
  read: ({ url, page, selected }) => {
    const ticket =
      /^\/(?:agent\/)?(?:tickets|requests)\/(\d{1,15})/.exec(url.pathname)?.[1] ??
      /\/requests\/(\d{1,15})/.exec(url.pathname)?.[1] ??
      null;
    const subject = all(page, subjects).find(isDisplayed) ?? first(page, subjects);
    const title = subject === null ? "" : fieldValue(subject).trim() || words(subject);
    const comment = selected === null ? null : openItem(all(page, comments), selected);
    const id = comment === null ? null : commentId(comment);
    return {
      system: "Zendesk",
      title: title === "" ? null : title.slice(0, 300),
      identity:
        ticket === null
          ? null
          : { kind: "record", value: id === null ? `ticket ${ticket}` : `ticket ${ticket}, comment ${id}` },
      location: ticket === null ? null : `${url.origin}${url.pathname}`,
    };
  },
};

function commentId(comment: Element): string | null {
  const id =
    attribute(comment, "data-comment-id") ??
    attribute(comment, "data-audit-id") ??
    attribute(comment, "id")?.replace(/^comment-/, "") ??
    "";
  return /^\d{1,20}$/.test(id) ? id : null;
}
