/** The looks of cells as the numbered lists of an .xlsx workbook. */
import { type Border, borderKinds, type CellLooks, looksOf, type UsualLetters } from "../book/looks.ts";
import { escapeXml } from "./write-xml.ts";
import { indentPixels } from "./xlsx-styles.ts";

export interface StyleTable {
  /** The number by which a cell names its looks; 0 is plain. */
  cell(looks: string | undefined): number;
  /** The number by which a colour rule names what it gives. */
  rule(looks: CellLooks): number;
  xml(): string;
}

const across = ["", "left", "center", "right"];
const down = ["", "top", "center", "bottom"];
const ownFormats = 164;

export function styleTable(letters: UsualLetters): StyleTable {
  const fonts = numbered([fontXml({}, letters)]);
  const fills = numbered([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  const borders = numbered(["<border><left/><right/><top/><bottom/><diagonal/></border>"]);
  const formats = numbered([]);
  const cells = numbered(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  const rules = numbered([]);
  const known = new Map<string, number>();

  function cell(text: string | undefined): number {
    if (text === undefined) return 0;
    let place = known.get(text);
    if (place === undefined) known.set(text, (place = add(looksOf(text))));
    return place;
  }

  function add(looks: CellLooks): number {
    const font = fonts.place(fontXml(looks, letters));
    const ground = colour(looks.bg?.rgb);
    const fill =
      ground === null
        ? 0
        : fills.place(
            `<fill><patternFill patternType="solid"><fgColor rgb="${ground}"/><bgColor indexed="64"/></patternFill></fill>`,
          );
    const pattern = looks.n?.pattern;
    const format =
      pattern === undefined || pattern === "General"
        ? 0
        : pattern === "@"
          ? 49
          : ownFormats + formats.place(pattern);
    const border = borders.place(borderXml(looks.bd));
    const alignment = [
      looks.ht === undefined || !across[looks.ht] ? "" : ` horizontal="${across[looks.ht]}"`,
      looks.vt === undefined || !down[looks.vt] ? "" : ` vertical="${down[looks.vt]}"`,
      turned(looks.tr),
      looks.tb === 3 ? ' wrapText="1"' : "",
      looks.pd?.l === undefined || looks.pd.l < indentPixels
        ? ""
        : ` indent="${Math.round(looks.pd.l / indentPixels)}"`,
    ].join("");
    return cells.place(
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${alignment === "" ? "/>" : `><alignment${alignment}/></xf>`}`,
    );
  }

  return {
    cell,
    rule(looks) {
      const ground = colour(looks.bg?.rgb);
      return rules.place(
        `<dxf>${fontXml(looks, null)}${ground === null ? "" : `<fill><patternFill><bgColor rgb="${ground}"/></patternFill></fill>`}</dxf>`,
      );
    },
    xml: () =>
      [
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
        formats.all.length === 0
          ? ""
          : `<numFmts count="${formats.all.length}">${formats.all.map((code, index) => `<numFmt numFmtId="${ownFormats + index}" formatCode="${escapeXml(code)}"/>`).join("")}</numFmts>`,
        list("fonts", fonts.all),
        list("fills", fills.all),
        list("borders", borders.all),
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        list("cellXfs", cells.all),
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        list("dxfs", rules.all),
        "</styleSheet>",
      ].join(""),
  };
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join("")}</${name}>`;
}

/** @param usual `null` in a colour rule, which leaves letters as large as they are */
function fontXml({ ff, fs, bl, it, ul, st, cl }: CellLooks, usual: UsualLetters | null): string {
  const colored = colour(cl?.rgb);
  const parts = [
    bl === 1 ? "<b/>" : "",
    it === 1 ? "<i/>" : "",
    st?.s === 1 ? "<strike/>" : "",
    ul?.s === 1 ? "<u/>" : "",
    usual === null ? "" : `<sz val="${fs ?? usual.size}"/>`,
    colored === null ? "" : `<color rgb="${colored}"/>`,
    usual === null ? "" : `<name val="${escapeXml(ff ?? usual.name)}"/><family val="2"/>`,
  ].join("");
  return parts === "" ? "" : `<font>${parts}</font>`;
}

function borderXml(sides: CellLooks["bd"]): string {
  return `<border>${side("left", sides?.l)}${side("right", sides?.r)}${side("top", sides?.t)}${side("bottom", sides?.b)}<diagonal/></border>`;
}

function side(name: string, border: Border | null | undefined): string {
  const kind = border?.s ? borderKinds[border.s] : undefined;
  if (kind === undefined) return `<${name}/>`;
  const drawn = colour(border?.cl?.rgb);
  return `<${name} style="${kind}"><color ${drawn === null ? 'auto="1"' : `rgb="${drawn}"`}/></${name}>`;
}

/** The file counts up to 90 degrees against the clock, then on from 90 with it. */
function turned(tr: CellLooks["tr"]): string {
  if (tr === undefined) return "";
  if (tr.v === 1) return ' textRotation="255"';
  const angle = Math.max(-90, Math.min(90, Math.round(tr.a)));
  return angle === 0 ? "" : ` textRotation="${angle < 0 ? -angle : 90 + angle}"`;
}

/** `#rrggbb` or `rgb(r, g, b)` as the file format wants it; `null` for anything else. */
function colour(value: string | null | undefined): string | null {
  const hex = /^#([0-9a-f]{6})$/i.exec(value ?? "")?.[1];
  if (hex !== undefined) return `FF${hex.toUpperCase()}`;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value ?? "");
  if (short !== null)
    return `FF${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")
      .toUpperCase()}`;
  const parts = /^rgba?\((\d{1,3}),\s*(\d{1,3}),\s*(\d{1,3})/.exec(value ?? "");
  if (parts === null) return null;
  return `FF${parts
    .slice(1, 4)
    .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase()}`;
}

function numbered(start: readonly string[]): {
  readonly all: readonly string[];
  place(item: string): number;
} {
  const all = [...start];
  const places = new Map(all.map((item, index) => [item, index]));
  return {
    all,
    place(item) {
      let place = places.get(item);
      if (place === undefined) {
        place = all.push(item) - 1;
        places.set(item, place);
      }
      return place;
    },
  };
}
