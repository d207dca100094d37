import { describe, expect, test } from "vitest";
import { xmlReader } from "../../../apps-script/cli/src/files/xml-reader.ts";
import { attribute, decodeXml } from "../../../apps-script/cli/src/files/xml-text.ts";

const DOCUMENT = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><!-- <b> --><x:a one="1>2" two='"'><b/>text &amp; more<![CDATA[<raw> & ]]></x:a>`;

function eventsOf(pieces: readonly string[]): string {
  let events = "";
  const reader = xmlReader({
    open: (name, attributes) => (events += `<${name}|${attribute(attributes, "one") ?? ""}>`),
    close: (name) => (events += `</${name}>`),
    text: (raw) => (events += decodeXml(raw)),
  });
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return events.replace("]>", "");
}

describe("reading XML piece by piece", () => {
  test("the same is heard wherever the document is cut", () => {
    const whole = eventsOf([DOCUMENT]);
    expect(whole).toBe("<a|1>2><b|></b>text & more<raw> & </a>");
    for (let cut = 0; cut <= DOCUMENT.length; cut += 1) {
      expect(eventsOf([DOCUMENT.slice(0, cut), DOCUMENT.slice(cut)])).toBe(whole);
    }
    expect(eventsOf([...DOCUMENT])).toBe(whole);
  });

  test.each([["<a>"], ["<a></a"], ["<a><!-- </a>"], [""], ["no XML"], ["<a></a></a>"]])(
    "%s is incomplete",
    (text) => {
      expect(() => eventsOf([text])).toThrow(/ends too early/);
    },
  );

  test("a tag that never ends is refused before it fills the memory", () => {
    const reader = xmlReader({ open: () => undefined, close: () => undefined, text: () => undefined });
    expect(() => {
      for (let piece = 0; piece < 100; piece += 1) reader.push(`<a ${"x".repeat(65_536)}`);
    }).toThrow(/never ends/);
  });

  test("entities of a document's own are not expanded", () => {
    expect(decodeXml("&lol9; &lt; &#65; &#x1F600; &#x7fffffff; &#xFFFFFF; &")).toBe(
      "&lol9; < A 😀 &#x7fffffff; &#xFFFFFF; &",
    );
  });
});

describe("attributes", () => {
  test("are found under any prefix, with any quotes and spaces", () => {
    expect(attribute(` r = 'A1' s="2"`, "r")).toBe("A1");
    expect(attribute(` sheetId="1" rel:id="x"`, "id")).toBe("x");
    expect(attribute(` name="a &quot;b&quot;=c" r="1"`, "r")).toBe("1");
    expect(attribute(` calcext:value-type="error"`, "office:value-type")).toBeUndefined();
    expect(attribute(` broken`, "r")).toBeUndefined();
  });
});
