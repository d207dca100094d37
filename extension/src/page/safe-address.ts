/**
 * An address that can be kept: without names and passwords in front, and only with parameters that look like
 * ids. What could be a key to something (a token, a reset link) is left out. `null` for what is no place.
 */
export function safeAddress(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (!/^(?:https?|file):$/.test(url.protocol)) return null;
  const path = safePath(url.pathname);
  const query = safeParameters(url.searchParams);
  const hash = path === url.pathname ? safeHash(url.hash) : "";
  const kept = `${url.protocol}//${url.host}${path}${query === "" ? "" : `?${query}`}${hash}`;
  return kept.length > 2_000 ? `${url.protocol}//${url.host}${path.slice(0, 1_000)}` : kept;
}

const idNames =
  /^_?(?:[a-z0-9]+[_-])?(?:id|uid|uuid|guid|no|nr|num|number|item|record|case|message|msg|thread|topic|post|page|view|folder|mbox|mailbox|task|action|article|doc|order|t|p)$|[a-z](?:Id|ID|No|Number)$/;
const secretNames = /tok|key|secret|sess|sid$|auth|sig|pass|pwd|otp|jwt|csrf|nonce|state|hash|mail$/i;

function safeParameters(parameters: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const [name, value] of parameters) {
    if (
      (idNames.test(name) || idNames.test(name.toLowerCase())) &&
      !secretNames.test(name) &&
      isPlainId(value)
    )
      kept.append(name, value);
  }
  return kept.toString();
}

/** Words, numbers and ids; nothing long that is made of letters and digits by chance, except a UUID. */
function isPlainId(value: string): boolean {
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)) return true;
  return /^[\p{L}\p{N} ./_:<>@-]{1,64}$/u.test(value) && !looksMade(value);
}

function looksMade(text: string): boolean {
  return text.length >= 24 && /\d/.test(text) && /[a-z]/i.test(text) && !/[ /]/.test(text);
}

const beforeKeys =
  /^(?:reset|password|verify|verification|confirm|confirmation|activate|magic|magic-link|invite|invitation|token|auth|login|sso|unsubscribe|share|s)$/i;

/** Up to a part that could be a key: `/reset/…` */
function safePath(path: string): string {
  const parts = path.split("/");
  const end = parts.findIndex(
    (part, index) => looksMade(part) && beforeKeys.test(parts[index - 1] ?? "") && part.length >= 16,
  );
  return end < 0 ? path : parts.slice(0, end).join("/");
}

/** Routes inside a page (`#/case/7`, `#inbox/…`) stay; what is written as parameters is looked at as such. */
function safeHash(hash: string): string {
  if (hash.length < 2) return "";
  const route = hash.slice(1);
  const [path = "", query] = route.split("?");
  if (/[=&]/.test(path)) {
    const kept = safeParameters(new URLSearchParams(path));
    return kept === "" ? "" : `#${kept}`;
  }
  if (
    path.split("/").some((part, index, parts) => looksMade(part) && beforeKeys.test(parts[index - 1] ?? ""))
  )
    return "";
  const kept = query === undefined ? "" : safeParameters(new URLSearchParams(query));
  if (path === "" && kept === "") return "";
  return `#${path}${kept === "" ? "" : `?${kept}`}`;
}
