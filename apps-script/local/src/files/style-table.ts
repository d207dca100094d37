/** The looks of cells as the numbered lists of an .xlsx workbook. */
import { type CellLooks, looksOf } from "../book/looks.ts";
import { escapeXml } from "./write-xml.ts";

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

export function styleTable(): StyleTable {
  const fonts = numbered(['<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>']);
  const fills = numbered([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
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
    const font = fonts.place(fontXml(looks, '<sz val="11"/>', '<name val="Calibri"/><family val="2"/>'));
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
    const alignment = [
      looks.ht === undefined || !across[looks.ht] ? "" : ` horizontal="${across[looks.ht]}"`,
      looks.vt === undefined || !down[looks.vt] ? "" : ` vertical="${down[looks.vt]}"`,
      looks.tb === 3 ? ' wrapText="1"' : "",
    ].join("");
    return cells.place(
      `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"${alignment === "" ? "/>" : `><alignment${alignment}/></xf>`}`,
    );
  }

  return {
    cell,
    rule(looks) {
      const ground = colour(looks.bg?.rgb);
      return rules.place(
        `<dxf>${fontXml(looks, "", "")}${ground === null ? "" : `<fill><patternFill><bgColor rgb="${ground}"/></patternFill></fill>`}</dxf>`,
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
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
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

function fontXml({ bl, it, ul, st, cl }: CellLooks, size: string, name: string): string {
  const letters = colour(cl?.rgb);
  const parts = [
    bl === 1 ? "<b/>" : "",
    it === 1 ? "<i/>" : "",
    st?.s === 1 ? "<strike/>" : "",
    ul?.s === 1 ? "<u/>" : "",
    size,
    letters === null ? "" : `<color rgb="${letters}"/>`,
    name,
  ].join("");
  return parts === "" ? "" : `<font>${parts}</font>`;
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
