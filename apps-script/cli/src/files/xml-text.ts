const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Text with the entities of XML resolved. An entity that XML does not have stays as it is written. */
export function decodeXml(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/gi, (whole: string, name: string) => {
    if (!name.startsWith("#")) return NAMED.get(name) ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * The value of an attribute from a tag's attributes, with entities resolved. A name without a prefix
 * matches the attribute under any prefix.
 */
export function attribute(attributes: string, name: string): string | undefined {
  const anyPrefix = !name.includes(":");
  let at = 0;
  while (at < attributes.length) {
    while (at < attributes.length && attributes.charCodeAt(at) <= 32) at += 1;
    const equals = attributes.indexOf("=", at);
    if (equals < 0) return undefined;
    let end = equals;
    while (end > at && attributes.charCodeAt(end - 1) <= 32) end -= 1;
    let open = equals + 1;
    while (attributes.charCodeAt(open) <= 32) open += 1;
    const quote = attributes.charAt(open);
    if (quote !== '"' && quote !== "'") return undefined;
    const close = attributes.indexOf(quote, open + 1);
    if (close < 0) return undefined;
    const start = end - name.length;
    if (start >= at && attributes.startsWith(name, start)) {
      const before = start === at || (anyPrefix && attributes.charCodeAt(start - 1) === 58);
      if (before) return decodeXml(attributes.slice(open + 1, close));
    }
    at = close + 1;
  }
  return undefined;
}
