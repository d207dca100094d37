/** Reads a page's tags in order: enough to check its structure without a browser. */

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const empty = new Set(["meta", "br", "input", "link", "img"]);

/** Every start tag in order. Throws when a tag is not closed where it should be. */
export function tagsOf(html: string): readonly Tag[] {
  const body = html.replace(/<style>[\s\S]*?<\/style>/, "<style></style>").replace("<!doctype html>", "");
  const tags: Tag[] = [];
  const open: string[] = [];
  for (const [, slash, name = "", rest = ""] of body.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>/g)) {
    if (slash === "/") {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last ?? "nothing"}>.`);
      continue;
    }
    const attributes = new Map(
      [...rest.matchAll(/([a-zA-Z-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value] as const),
    );
    tags.push({ name, attributes });
    if (!empty.has(name) && !rest.endsWith("/")) open.push(name);
  }
  if (open.length > 0) throw new Error(`Not closed: ${open.join(", ")}.`);
  return tags;
}

/** What a person reads, without tags. */
export function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}
