/** Markup in pieces: the frame of a page is rendered once, and its long parts as they are asked for. */
import { createContext, type ReactNode, useContext } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** Takes the long parts in the order in which they stand on the page. */
const LongParts = createContext<Iterable<ReactNode>[]>([]);

/**
 * A long part of a page, whose nodes are rendered one at a time when their turn comes. A tree of thousands of
 * nodes would teach the engine that React's nodes live long, and from then on it would hardly clear any away.
 */
export function Later({ nodes }: { readonly nodes: Iterable<ReactNode> }): ReactNode {
  useContext(LongParts).push(nodes);
  // React escapes every "<" of a text, so that nothing else on the page can look like this.
  return <slot />;
}

const slot = renderToStaticMarkup(<slot />);

/** The frame with each `Later` in its place. */
export function* htmlPieces(frame: ReactNode): Generator<string> {
  const parts: Iterable<ReactNode>[] = [];
  const [first = "", ...rest] = renderToStaticMarkup(<LongParts value={parts}>{frame}</LongParts>).split(
    slot,
  );
  yield first;
  for (const [index, after] of rest.entries()) {
    for (const node of parts[index] ?? []) yield renderToStaticMarkup(node);
    yield after;
  }
}
