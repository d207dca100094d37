import { type Problem } from "@evidence-mapper/shared/problem";

/** Why the device and the tracker are not in step. In every case what waits stays on the device. */
export type Trouble =
  /** No answer came. What was sent may have been carried out: look before sending again. */
  | { readonly kind: "unreachable" }
  /** 429 or 503: too much at once, or out of service; `after` in milliseconds, when the server says. */
  | { readonly kind: "busy"; readonly after: number | null }
  /** Another fault of the server's. */
  | { readonly kind: "unwell"; readonly status: number }
  | { readonly kind: "sign-in" }
  /** 403 */
  | { readonly kind: "forbidden" }
  /** 404 */
  | { readonly kind: "gone" }
  /** The server understood and would not. */
  | { readonly kind: "not-accepted"; readonly says: string }
  /** The file is no standard tracker that this version may write into. */
  | { readonly kind: "layout"; readonly problem: Problem };

/** May it be over by itself soon? Otherwise a person has to do something first. */
export function passes(trouble: Trouble): boolean {
  return trouble.kind === "unreachable" || trouble.kind === "busy" || trouble.kind === "unwell";
}

/** Milliseconds from a `Retry-After`, in seconds or as a date; `null` when it says nothing readable. */
export function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
