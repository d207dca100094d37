/** Colours as an .xlsx file names them: outright, by its theme, or by a number of the old palette (ECMA-376-1, 18.8.3 and 18.8.27). */
import { attribute } from "@evidence-mapper/cli/src/files/xml-text.ts";
import type { ZipParts } from "@evidence-mapper/cli/src/files/zip-parts.ts";

/** `#rrggbb`, in the order in which cells count them. */
export type Theme = readonly string[];

/** The order in which a cell's `theme="0"` counts; the theme itself names the dark ones first. */
const order = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  ...["1", "2", "3", "4", "5", "6"].map((n) => `accent${n}`),
  "hlink",
  "folHlink",
];

export async function readTheme(zip: ZipParts, part: string | undefined): Promise<Theme> {
  const found = new Map<string, string>();
  let name = "";
  let inScheme = false;
  if (part !== undefined)
    await zip.readXml(part, {
      open(element, attributes) {
        if (element === "clrScheme") inScheme = true;
        else if (inScheme && order.includes(element)) name = element;
        else if (inScheme && (element === "srgbClr" || element === "sysClr")) {
          const colour = hex(attribute(attributes, "lastClr") ?? attribute(attributes, "val"));
          if (colour !== null) found.set(name, colour);
        }
      },
      close(element) {
        if (element === "clrScheme") inScheme = false;
      },
      text: () => undefined,
    });
  return order.map((one) => found.get(one) ?? (one.startsWith("lt") ? "#ffffff" : "#000000"));
}

/**
 * The colour that a `<color>`, `<fgColor>` or `<bgColor>` says. `null` where it leaves it to the program, which
 * draws dark letters on light ground or the other way round.
 */
export function colourOf(attributes: string, theme: Theme): string | null {
  const outright = hex(attribute(attributes, "rgb"));
  const tint = Number(attribute(attributes, "tint") ?? "0");
  if (outright !== null) return tinted(outright, tint);
  const themed = attribute(attributes, "theme");
  if (themed !== undefined) {
    const colour = theme[Number(themed)];
    return colour === undefined ? null : tinted(colour, tint);
  }
  const indexed = palette[Number(attribute(attributes, "indexed") ?? "64")];
  return indexed === undefined ? null : tinted(`#${indexed}`, tint);
}

function hex(value: string | undefined): string | null {
  const digits = /^(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(value ?? "")?.[1];
  return digits === undefined ? null : `#${digits.toLowerCase()}`;
}

/** Lighter (to 1) or darker (to -1), by its lightness alone, as ECMA-376-1, 18.8.19 says. */
function tinted(colour: string, tint: number): string {
  if (!(Math.abs(tint) > 0 && Math.abs(tint) <= 1)) return colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255,
  );
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const lightness = (most + least) / 2;
  const next = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const spread = most - least;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1));
  const reach = (1 - Math.abs(2 * next - 1)) * saturation;
  const part = (channel: number): string => {
    const share = spread === 0 ? 0 : (channel - least) / spread;
    const value = next - reach / 2 + share * reach;
    return Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(red)}${part(green)}${part(blue)}`;
}

/** The numbers 0 to 63 of the palette that spreadsheets had before themes; above stand the program's own colours. */
const first = ["000000", "ffffff", "ff0000", "00ff00", "0000ff", "ffff00", "ff00ff", "00ffff"];
const palette = [
  ...first,
  ...first,
  ...`800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff
000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99
3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333`.split(
    /\s+/,
  ),
];
