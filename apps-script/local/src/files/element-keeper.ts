/** Keeps whole elements of a part as text while it is read. Prefixes of elements go, and attributes of other vocabularies. */
import type { XmlHandler } from "@evidence-mapper/cli/src/files/xml-reader.ts";

/** A tab has few of these and they are short; more is no tracker's. */
const longest = 2_000_000;

export interface ElementKeeper extends XmlHandler {
  /** By name, in the order in which they stood; elements with one name follow each other. */
  readonly found: ReadonlyMap<string, string>;
}

export function elementKeeper(names: ReadonlySet<string>): ElementKeeper {
  const found = new Map<string, string>();
  let kept: { readonly name: string; depth: number; readonly pieces: string[]; length: number } | null = null;

  function add(piece: string): void {
    if (kept === null || kept.length > longest) return;
    kept.pieces.push(piece);
    kept.length += piece.length;
  }

  return {
    found,
    open(name, attributes) {
      if (kept === null) {
        if (!names.has(name)) return;
        kept = { name, depth: 0, pieces: [], length: 0 };
      }
      add(`<${name}${ownAttributes(attributes)}>`);
      kept.depth += 1;
    },
    close(name) {
      if (kept === null) return;
      add(`</${name}>`);
      kept.depth -= 1;
      if (kept.depth > 0) return;
      if (kept.length <= longest) found.set(name, (found.get(name) ?? "") + kept.pieces.join(""));
      kept = null;
    },
    text(raw) {
      if (kept !== null) add(raw);
    },
  };
}

/** Of other vocabularies only `r:id` and its like, which point to other parts. */
function ownAttributes(attributes: string): string {
  return attributes.replace(
    /\s+(?!r:)[\w.-]+:[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')|\s+xmlns\s*=\s*(?:"[^"]*"|'[^']*')/g,
    "",
  );
}
