import { attribute, decodeXml } from "./xml-text.ts";
import { ignore } from "./xlsx-package.ts";
import type { ZipParts } from "./zip-parts.ts";

/** Text as Office writes it into XML: entities, and characters that XML forbids as `_x000D_`. */
export function officeText(raw: string): string {
  const text = decodeXml(raw);
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The texts that cells point to by number. Rich text is joined; the reading aid of Asian scripts is left out. */
export async function sharedStrings<Value>(
  zip: ZipParts,
  part: string | undefined,
  keep: (text: string) => Value,
): Promise<readonly Value[]> {
  const found: Value[] = [];
  if (part === undefined) return found;
  let text = "";
  let inText = false;
  let inPhonetic = false;
  await zip.readXml(part, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") inText = !inPhonetic;
    },
    close(name) {
      if (name === "si") found.push(keep(officeText(text)));
      else if (name === "rPh") inPhonetic = false;
      else if (name === "t") inText = false;
    },
    text(raw) {
      if (inText) text += raw;
    },
  });
  return found;
}

/** The format code of each cell style, in the order in which cells point to them. */
export async function styleFormats(
  zip: ZipParts,
  part: string | undefined,
  builtIn: (id: number) => string,
): Promise<readonly string[]> {
  if (part === undefined) return [];
  const own = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  await zip.readXml(part, {
    ...ignore,
    open(name, attributes) {
      if (name === "cellXfs") inCells = true;
      else if (name === "numFmt") {
        own.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      } else if (name === "xf" && inCells) ids.push(Number(attribute(attributes, "numFmtId") ?? "0"));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return ids.map((id) => own.get(id) ?? builtIn(id));
}
