import { addressOf, all, first, isInside, lines, rootElement, words } from "../dom.ts";
import { type Adapter, type Identity, type PageView } from "./adapter.ts";
import { asMessageId, messageIdIn } from "./message-id.ts";

/**
 * Roundcube, on any host: read in the list's preview frame or in a page of its own. Its headers, opened by
 * "Headers" or shown by a plugin, hold the RFC 822 Message-ID; otherwise folder and number name the message.
 */
export const roundcube: Adapter = {
  id: "roundcube",
  knows: ({ page, url }) =>
    (first(page, "body[class*='task-']") !== null && url.searchParams.has("_task")) ||
    first(page, "#messagecontframe, #messagebody[class], iframe#messagecontframe") !== null ||
    first(page, "body.task-mail") !== null,
  read: (view) => {
    const message = messageDocument(view);
    const address = message === null ? null : new URL(addressOf(message));
    const uid = address?.searchParams.get("_uid") ?? null;
    const folder = address?.searchParams.get("_mbox") ?? null;
    const named = uid !== null && folder !== null && /^[\d.]{1,20}$/.test(uid);
    return {
      system: "Roundcube",
      title: message === null ? null : subjectOf(message),
      identity:
        messageId(view, message, uid) ??
        (named ? { kind: "mail-system", value: `${folder.slice(0, 300)}/${uid}` } : null),
      location: named
        ? `${view.url.origin}${view.url.pathname}?${new URLSearchParams({ _task: "mail", _mbox: folder, _uid: uid, _action: "show" }).toString()}`
        : null,
    };
  },
};

function messageDocument({ documents, selected }: PageView): Document | null {
  const with_ = documents.filter((one) => first(one, "#messagebody, #message-header") !== null);
  return with_.find((one) => selected !== null && isInside(selected, one)) ?? with_[0] ?? null;
}

function subjectOf(message: Document): string | null {
  const subject = first(message, "h2.subject, #message-header .subject, .header-subject, td.header.subject");
  if (subject === null) return null;
  // Beside it stand a label for screen readers and a link.
  const aside = all(subject, ".voice, a").map((one) => words(one));
  const said = aside.reduce(
    (text, other) => (other === "" ? text : text.replace(other, "")),
    words(subject, 1_000),
  );
  return said.replace(/\s+/g, " ").trim().slice(0, 300) || null;
}

function messageId({ documents }: PageView, message: Document | null, uid: string | null): Identity | null {
  const cell =
    message === null
      ? undefined
      : all(message, "td.header-title, th.header-title").find((one) => /^message-id:?$/i.test(words(one)));
  const shown = cell?.nextElementSibling ?? null;
  const inTable = shown === null ? null : asMessageId(words(shown, 500));
  if (inTable !== null) return { kind: "message-id", value: inTable };
  for (const one of documents) {
    const address = new URL(addressOf(one));
    if (address.searchParams.get("_action") !== "headers" || address.searchParams.get("_uid") !== uid)
      continue;
    const root = rootElement(one);
    const id = root === null ? null : messageIdIn(lines(root));
    if (id !== null) return { kind: "message-id", value: id };
  }
  return null;
}
