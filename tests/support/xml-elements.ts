/** XML that is passed on as it was written: taken apart only as far as its parts have to be told apart. */

export interface XmlElement {
  /** With its prefix. */
  readonly name: string;
  readonly raw: string;
}

export interface XmlRoot {
  /** The tag that begins the root, always open. */
  readonly head: string;
  readonly name: string;
  readonly children: readonly XmlElement[];
}

const tags =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w:.-]*)(?:"[^"]*"|'[^']*'|[^>"'])*?(\/?)>/g;

/** The root and its children; `null` when this is not XML that can be taken apart. */
export function rootOf(xml: string): XmlRoot | null {
  const children: XmlElement[] = [];
  let head: string | null = null;
  let name = "";
  let depth = 0;
  let start = 0;
  for (const match of xml.matchAll(tags)) {
    const [whole, closing, tag, alone] = match;
    if (tag === undefined) continue;
    const end = match.index + whole.length;
    if (closing === "/") {
      depth -= 1;
      if (depth === 0) return head === null ? null : { head, name, children };
      if (depth === 1) children.push({ name: nameAt(xml, start), raw: xml.slice(start, end) });
      continue;
    }
    if (depth === 0) {
      name = tag;
      head = `${xml.slice(match.index, alone === "/" ? end - 2 : end - 1).trimEnd()}>`;
      if (alone === "/") return { head, name, children };
      depth = 1;
      continue;
    }
    if (depth === 1) start = match.index;
    if (alone !== "/") depth += 1;
    else if (depth === 1) children.push({ name: tag, raw: xml.slice(start, end) });
  }
  return null;
}

function nameAt(xml: string, start: number): string {
  return /^<([\w:.-]+)/.exec(xml.slice(start, start + 100))?.[1] ?? "";
}

/** An element's children, or a whole document's root's. */
export function childrenOf(raw: string): readonly XmlElement[] {
  return rootOf(raw)?.children ?? [];
}

/** The attribute as it is written, entities and all. */
export function rawAttribute(raw: string, name: string): string | undefined {
  const tag = /^<[^>]*?>/.exec(raw)?.[0] ?? raw;
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2];
}

/** The element with an attribute of its own tag set, or taken away with `null`. @param value written as it is */
export function withAttribute(raw: string, name: string, value: string | null): string {
  const end = /^<(?:"[^"]*"|'[^']*'|[^>"'])*?(?=\/?>)/.exec(raw)?.[0] ?? "";
  const without = end.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), "").trimEnd();
  return `${without}${value === null ? "" : ` ${name}="${value}"`}${raw.slice(end.length)}`;
}
