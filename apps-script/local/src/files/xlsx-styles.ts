/** How cells look, from an .xlsx file: letters, ground, number format, alignment. Theme colours are left out. */
import { attribute } from "@evidence-mapper/cli/src/files/xml-text.ts";
import { builtInFormat } from "@evidence-mapper/cli/src/files/number-format.ts";
import type { ZipParts } from "@evidence-mapper/cli/src/files/zip-parts.ts";
import { type CellLooks, looksText } from "../book/looks.ts";

type Changing<Type> = { -readonly [Key in keyof Type]: Type[Key] };

export interface XlsxStyles {
  /** In the order in which cells point to them. */
  readonly cells: readonly (string | undefined)[];
  /** In the order in which colour rules point to them. */
  readonly rules: readonly CellLooks[];
}

const across: Readonly<Record<string, number>> = { left: 1, center: 2, right: 3 };
const down: Readonly<Record<string, number>> = { top: 1, center: 2, bottom: 3 };

export async function readXlsxStyles(zip: ZipParts, part: string | undefined): Promise<XlsxStyles> {
  if (part === undefined) return { cells: [], rules: [] };
  const formats = new Map<number, string>();
  const fonts: CellLooks[] = [];
  const fills: CellLooks[] = [];
  const cells: Changing<CellLooks>[] = [];
  const rules: Changing<CellLooks>[] = [];
  let list = "";
  let looks: Changing<CellLooks> = {};
  await zip.readXml(part, {
    open(name, attributes) {
      const has = (): boolean => !["0", "false", "none"].includes(attribute(attributes, "val") ?? "1");
      switch (name) {
        case "fonts":
        case "fills":
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
        case "dxf":
          rules.push((looks = {}));
          break;
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
        case "color": {
          const colour = rgb(attribute(attributes, "rgb"));
          if (colour !== null && (list === "fonts" || list === "dxfs")) looks.cl = { rgb: colour };
          break;
        }
        case "fgColor":
        case "bgColor": {
          // A rule keeps its ground in bgColor, a cell in fgColor.
          const colour = rgb(attribute(attributes, "rgb"));
          if (colour !== null && (name === "fgColor") === (list === "fills")) looks.bg = { rgb: colour };
          break;
        }
        case "xf":
          if (list === "cellXfs") {
            const format = Number(attribute(attributes, "numFmtId") ?? "0");
            const pattern = formats.get(format) ?? builtInFormat(format);
            looks = {
              ...fonts[Number(attribute(attributes, "fontId") ?? "0")],
              ...fills[Number(attribute(attributes, "fillId") ?? "0")],
              ...(pattern === "General" ? {} : { n: { pattern } }),
            };
            cells.push(looks);
          }
          break;
        case "alignment":
          if (list === "cellXfs") {
            const horizontal = across[attribute(attributes, "horizontal") ?? ""];
            const vertical = down[attribute(attributes, "vertical") ?? ""];
            if (horizontal !== undefined) looks.ht = horizontal;
            if (vertical !== undefined) looks.vt = vertical;
            if (attribute(attributes, "wrapText") === "1" || attribute(attributes, "wrapText") === "true")
              looks.tb = 3;
          }
          break;
      }
    },
    close(name) {
      if (name === list) list = "";
    },
    text: () => undefined,
  });
  return { cells: cells.map((one) => looksText(one)), rules };
}

function rgb(value: string | undefined): string | null {
  const digits = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(value ?? "")?.[1];
  return digits === undefined ? null : `#${digits.toLowerCase()}`;
}
