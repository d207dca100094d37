/** Markup in pieces: the frame of a page is rendered once, and its long parts as they are asked for. */
import { type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** The place of a long part in its frame. React escapes every other "<", so that no text can look like it. */
export function Slot(): ReactNode {
  return <slot />;
}

const slot = renderToStaticMarkup(<Slot />);

/**
 * @param parts what takes the place of each `Slot`, in their order; asked for one after the other
 * @throws when there are more or fewer slots
 */
export function* htmlPieces(frame: ReactNode, parts: readonly Iterable<ReactNode>[]): Generator<string> {
  const [first = "", ...rest] = renderToStaticMarkup(frame).split(slot);
  if (rest.length !== parts.length)
    throw new Error(`The page has ${rest.length} places for ${parts.length} parts.`);
  yield first;
  for (const [index, after] of rest.entries()) {
    for (const node of parts[index] ?? []) yield renderToStaticMarkup(node);
    yield after;
  }
}
