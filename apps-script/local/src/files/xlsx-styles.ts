/** How cells look, from an .xlsx file: letters, ground, borders, number format, alignment. */
import { attribute } from "@evidence-mapper/cli/src/files/xml-text.ts";
import { builtInFormat } from "@evidence-mapper/cli/src/files/number-format.ts";
import type { ZipParts } from "@evidence-mapper/cli/src/files/zip-parts.ts";
import {
  type Border,
  borderKinds,
  type CellLooks,
  looksText,
  type UsualLetters,
  usualLetters,
} from "../book/looks.ts";
import { colourOf, type Theme } from "./xlsx-colours.ts";

type Changing<Type> = { -readonly [Key in keyof Type]: Type[Key] };

export interface XlsxStyles {
  /** In the order in which cells point to them. */
  readonly cells: readonly (string | undefined)[];
  /** In the order in which colour rules point to them. */
  readonly rules: readonly CellLooks[];
  readonly letters: UsualLetters;
}

const across: Readonly<Record<string, number>> = { left: 1, center: 2, right: 3 };
const down: Readonly<Record<string, number>> = { top: 1, center: 2, bottom: 3 };
const sides: Readonly<Record<string, "t" | "r" | "b" | "l">> = {
  top: "t",
  right: "r",
  end: "r",
  bottom: "b",
  left: "l",
  start: "l",
};
/** How far one step of indentation moves text, in pixels. */
export const indentPixels = 9;

export async function readXlsxStyles(
  zip: ZipParts,
  part: string | undefined,
  theme: Theme,
): Promise<XlsxStyles> {
  if (part === undefined) return { cells: [], rules: [], letters: usualLetters };
  const formats = new Map<number, string>();
  const fonts: Changing<CellLooks>[] = [];
  const fills: CellLooks[] = [];
  const borders: Changing<NonNullable<CellLooks["bd"]>>[] = [];
  const cells: Changing<CellLooks>[] = [];
  const rules: Changing<CellLooks>[] = [];
  let list = "";
  let looks: Changing<CellLooks> = {};
  let border: Changing<Border> | null = null;
  let inBorder = false;
  let isFilled = true;
  await zip.readXml(part, {
    open(name, attributes) {
      const has = (): boolean => !["0", "false", "none"].includes(attribute(attributes, "val") ?? "1");
      switch (name) {
        case "fonts":
        case "fills":
        case "borders":
        case "cellXfs":
        case "dxfs":
          list = name;
          break;
        case "numFmt":
          if (list === "")
            formats.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
          break;
        case "font":
          if (list === "fonts") fonts.push((looks = {}));
          break;
        case "fill":
          if (list === "fills") fills.push((looks = {}));
          break;
        case "border":
          inBorder = true;
          if (list === "borders") borders.push({});
          break;
        case "dxf":
          rules.push((looks = {}));
          break;
        case "top":
        case "right":
        case "end":
        case "bottom":
        case "left":
        case "start": {
          border = null;
          const side = sides[name];
          const kind = borderKinds.findIndex((one) => one === attribute(attributes, "style"));
          const own = borders.at(-1);
          if (list === "borders" && kind > 0 && side !== undefined && own !== undefined)
            own[side] = border = { s: kind };
          break;
        }
        case "b":
          if (has()) looks.bl = 1;
          break;
        case "i":
          if (has()) looks.it = 1;
          break;
        case "u":
          if (has()) looks.ul = { s: 1 };
          break;
        case "strike":
          if (has()) looks.st = { s: 1 };
          break;
        case "sz":
          if (list === "fonts") looks.fs = Number(attribute(attributes, "val") ?? usualLetters.size);
          break;
        case "name":
          if (list === "fonts") looks.ff = attribute(attributes, "val") ?? usualLetters.name;
          break;
        case "color": {
          const colour = colourOf(attributes, theme);
          if (colour === null) break;
          if (inBorder) {
            if (border !== null) border.cl = { rgb: colour };
          } else if ((list === "fonts" || list === "dxfs") && !isPlain(attributes))
            looks.cl = { rgb: colour };
          break;
        }
        case "patternFill":
          // A rule's pattern is solid where it does not say.
          isFilled = attribute(attributes, "patternType") !== "none";
          break;
        case "fgColor":
        case "bgColor": {
          // A rule keeps its ground in bgColor, a cell in fgColor.
          const colour = isFilled ? colourOf(attributes, theme) : null;
          if (colour !== null && (name === "fgColor") === (list === "fills")) looks.bg = { rgb: colour };
          break;
        }
        case "xf":
          if (list === "cellXfs") {
            const format = Number(attribute(attributes, "numFmtId") ?? "0");
            const pattern = formats.get(format) ?? builtInFormat(format);
            const bd = borders[Number(attribute(attributes, "borderId") ?? "0")] ?? {};
            looks = {
              ...fonts[Number(attribute(attributes, "fontId") ?? "0")],
              ...fills[Number(attribute(attributes, "fillId") ?? "0")],
              ...(Object.keys(bd).length === 0 ? {} : { bd }),
              ...(pattern === "General" ? {} : { n: { pattern } }),
            };
            cells.push(looks);
          }
          break;
        case "alignment":
          if (list === "cellXfs") Object.assign(looks, alignment(attributes));
          break;
      }
    },
    close(name) {
      if (name === "border") inBorder = false;
      if (name === "patternFill") isFilled = true;
      if (name === list) list = "";
    },
    text: () => undefined,
  });
  const letters = { name: fonts[0]?.ff ?? usualLetters.name, size: fonts[0]?.fs ?? usualLetters.size };
  for (const one of cells) {
    if (one.ff === letters.name) delete one.ff;
    if (one.fs === letters.size) delete one.fs;
  }
  return { cells: cells.map((one) => looksText(one)), rules, letters };
}

/** The theme's own dark on light: nobody chose a colour. */
function isPlain(attributes: string): boolean {
  return attribute(attributes, "theme") === "1" && attribute(attributes, "tint") === undefined;
}

function alignment(attributes: string): CellLooks {
  const horizontal = across[attribute(attributes, "horizontal") ?? ""];
  const vertical = down[attribute(attributes, "vertical") ?? ""];
  const wrapped = attribute(attributes, "wrapText");
  const turned = Number(attribute(attributes, "textRotation") ?? "0");
  const indent = Number(attribute(attributes, "indent") ?? "0");
  return {
    ...(horizontal === undefined ? {} : { ht: horizontal }),
    ...(vertical === undefined ? {} : { vt: vertical }),
    ...(wrapped === "1" || wrapped === "true" ? { tb: 3 } : {}),
    ...(turned === 255
      ? { tr: { a: 0, v: 1 } }
      : turned > 0 && turned <= 180
        ? { tr: { a: turned <= 90 ? -turned : turned - 90 } }
        : {}),
    ...(indent > 0 ? { pd: { l: indent * indentPixels } } : {}),
  };
}
