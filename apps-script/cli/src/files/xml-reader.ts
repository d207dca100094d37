import { faults, FileFault } from "./file-fault.ts";
import { limits } from "./limits.ts";

/** What a reader of XML wants to hear. Names come without their prefix; text comes as it is written, in pieces. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(raw: string): void;
}

/** Takes a document piece by piece, so that a sheet is never held whole. */
export interface XmlReader {
  push(piece: string): void;
  /** Throws `FileFault` when the document is not complete. */
  end(): void;
}

type Skipping = "" | "-->" | "?>" | "]]>" | ">";

/**
 * A reader for the XML inside spreadsheets. It expands no entity but the five of XML and never follows a
 * document type, so that no file can make it grow or look elsewhere.
 */
export function xmlReader(handler: XmlHandler): XmlReader {
  let held = "";
  let depth = 0;
  let sawRoot = false;
  let skipping: Skipping = "";

  function push(piece: string): void {
    const source = held === "" ? piece : held + piece;
    held = "";
    let at = 0;
    while (at < source.length) {
      if (skipping !== "") {
        const end = source.indexOf(skipping, at);
        const stop = end < 0 ? Math.max(at, source.length - skipping.length + 1) : end;
        if (skipping === "]]>" && stop > at) handler.text(escaped(source.slice(at, stop)));
        if (end < 0) {
          held = source.slice(stop);
          return;
        }
        at = end + skipping.length;
        skipping = "";
        continue;
      }
      const tag = source.indexOf("<", at);
      if (tag < 0) {
        at = passText(source, at, source.length);
        held = source.slice(at);
        return;
      }
      if (tag > at) handler.text(source.slice(at, tag));
      const special = specialAt(source, tag);
      if (special === "unclear") {
        held = source.slice(tag);
        return;
      }
      if (special) {
        skipping = special.until;
        at = tag + special.length;
        continue;
      }
      const end = endOfTag(source, tag + 1);
      if (end < 0) {
        if (source.length - tag > limits.tagCharacters)
          throw new FileFault(faults.damaged("an XML tag never ends"));
        held = source.slice(tag);
        return;
      }
      passTag(source, tag, end);
      at = end + 1;
    }
  }

  /** Keeps back what may be the first half of an entity. */
  function passText(source: string, from: number, to: number): number {
    const ampersand = source.lastIndexOf("&", to);
    const cut =
      ampersand >= from && to - ampersand < 12 && source.indexOf(";", ampersand) < 0 ? ampersand : to;
    if (cut > from) handler.text(source.slice(from, cut));
    return cut;
  }

  function passTag(source: string, tag: number, end: number): void {
    if (source.charCodeAt(tag + 1) === 47 /* / */) {
      depth -= 1;
      handler.close(localName(source, tag + 2, nameEnd(source, tag + 2, end)));
      return;
    }
    const closed = source.charCodeAt(end - 1) === 47; /* / */
    const afterName = nameEnd(source, tag + 1, closed ? end - 1 : end);
    const name = localName(source, tag + 1, afterName);
    sawRoot = true;
    handler.open(name, source.slice(afterName, closed ? end - 1 : end));
    if (closed) handler.close(name);
    else depth += 1;
  }

  return {
    push,
    end() {
      if (!sawRoot || depth !== 0 || skipping !== "" || held.includes("<")) {
        throw new FileFault(faults.damaged("one of its parts ends too early"));
      }
    },
  };
}

function specialAt(source: string, tag: number): { until: Skipping; length: number } | "unclear" | undefined {
  const next = source.charCodeAt(tag + 1);
  if (next === 63 /* ? */) return { until: "?>", length: 2 };
  if (next !== 33 /* ! */) return undefined;
  if (source.startsWith("<!--", tag)) return { until: "-->", length: 4 };
  if (source.startsWith("<![CDATA[", tag)) return { until: "]]>", length: 9 };
  if (source.length - tag < 9) return "unclear";
  return { until: ">", length: 2 };
}

/** The `>` that ends a tag: one inside quotes does not. */
function endOfTag(source: string, from: number): number {
  let end = source.indexOf(">", from);
  while (end >= 0) {
    let quote = 0;
    for (let at = from; at < end; at += 1) {
      const code = source.charCodeAt(at);
      if (quote === 0 && (code === 34 || code === 39)) quote = code;
      else if (code === quote) quote = 0;
    }
    if (quote === 0) return end;
    const closing = source.indexOf(String.fromCharCode(quote), end);
    if (closing < 0) return -1;
    end = source.indexOf(">", closing);
  }
  return -1;
}

function nameEnd(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && source.charCodeAt(at) > 32) at += 1;
  return at;
}

function localName(source: string, from: number, to: number): string {
  for (let at = from; at < to; at += 1) {
    if (source.charCodeAt(at) === 58 /* : */) return source.slice(at + 1, to);
  }
  return source.slice(from, to);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;");
}
