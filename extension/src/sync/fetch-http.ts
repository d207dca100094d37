import { type Http } from "./seams.ts";

/** After this nobody waits for an answer any more. */
const patience = 30_000;

/** Requests as the browser makes them: no cookies, no referrer, and never on to another address. */
export const fetchHttp: Http = async ({ method, url, token, body }) => {
  const answer = await fetch(url, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === null ? {} : { "Content-Type": "application/json" }),
    },
    body,
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal: AbortSignal.timeout(patience),
  });
  const text = await answer.text();
  return { status: answer.status, retryAfter: answer.headers.get("Retry-After"), body: jsonOf(text) };
};

/** Posts a form, as sign-in servers want it. Rejects on anything but a good answer. */
export async function postForm(url: string, form: Readonly<Record<string, string>>): Promise<unknown> {
  const answer = await fetch(url, {
    method: "POST",
    body: new URLSearchParams(form),
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Error(`The sign-in server answered ${answer.status}.`);
  return jsonOf(await answer.text());
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
