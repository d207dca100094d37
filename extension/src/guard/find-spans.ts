import { readableText } from "./readable-text.ts";
import { type Detector, type Span } from "./span.ts";

/** Says whether the time is up. What the guard has not looked at by then is not kept. */
export type Budget = () => boolean;

/**
 * What the detectors find, as parts of the original text that do not overlap, in order; of two that do, the
 * earlier and then the longer stays and takes the other's room. `null` when the time was up.
 */
export function findSpans(
  source: string,
  addresses: boolean,
  detectors: readonly Detector[],
  spent: Budget,
): readonly Span[] | null {
  if (spent()) return null;
  const readable = readableText(source, addresses);
  const found: Span[] = [];
  for (const detect of detectors) {
    if (spent()) return null;
    for (const { kind, start, end } of detect(readable.text))
      found.push({ kind, ...readable.original(start, end) });
  }
  if (spent()) return null;
  found.sort((one, other) => one.start - other.start || other.end - one.end);
  const apart: Span[] = [];
  for (const span of found) {
    const last = apart.at(-1);
    if (last === undefined || span.start >= last.end) apart.push(span);
    else if (span.end > last.end) apart[apart.length - 1] = { ...last, end: span.end };
  }
  return apart;
}
