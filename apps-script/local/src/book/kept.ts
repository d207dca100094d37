/**
 * What a file has that the page does not know: page set-up, links, pictures, charts. It is kept as it was, moves
 * along with rows and columns, and is written back.
 */
import { areaReference } from "@evidence-mapper/cli/src/files/cell-reference.ts";
import { columnName, type Merge } from "@evidence-mapper/shared/tracker/workbook";
import { movedArea, type MovedLines, movedLine } from "./moved-lines.ts";

export interface KeptTab {
  /** Elements of the tab's part by their names, whole: `pageSetup`, `headerFooter`, … */
  readonly elements: Readonly<Record<string, string>>;
  readonly links: readonly KeptLink[];
  /** Colour scales, data bars and icons, as `<cfRule>` elements. */
  readonly scales: readonly KeptScale[];
  /** Print areas and headings that are printed on every page. */
  readonly names: readonly KeptName[];
  /** The part with its pictures and charts. */
  readonly drawing: string | null;
}

export interface KeptLink {
  readonly area: Merge;
  /** An address elsewhere, or a place in the workbook. */
  readonly target: string | null;
  readonly location: string | null;
  readonly tip: string | null;
}

export interface KeptScale {
  readonly areas: readonly Merge[];
  readonly xml: string;
}

export interface KeptName {
  readonly name: string;
  /** Without the tab, whose name may change: `$A$1:$K$20`, `$1:$4`. */
  readonly areas: readonly string[];
}

/** A part of the package, byte for byte. */
export interface KeptPart {
  readonly name: string;
  /** As `[Content_Types].xml` says; `""` for a list of relationships. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export function movedKept(kept: KeptTab, moved: MovedLines): KeptTab {
  return {
    ...kept,
    elements: movedFilter(kept.elements, moved),
    links: kept.links.flatMap((link) => movedArea(link.area, moved).map((area) => ({ ...link, area }))),
    scales: kept.scales.flatMap((scale) => {
      const areas = scale.areas.flatMap((area) => movedArea(area, moved));
      return areas.length === 0 ? [] : [{ ...scale, areas }];
    }),
  };
}

function movedFilter(elements: KeptTab["elements"], moved: MovedLines): KeptTab["elements"] {
  const { autoFilter, ...others } = elements;
  const area = areaReference(/ ref="([^"]*)"/.exec(autoFilter ?? "")?.[1] ?? "");
  if (autoFilter === undefined || area === undefined) return others;
  const [next] = movedArea(area, moved);
  // Its conditions count columns from its own left edge.
  if (next === undefined || next.right - next.left !== area.right - area.left) return others;
  return { ...others, autoFilter: autoFilter.replace(/ ref="[^"]*"/, ` ref="${areaText(next)}"`) };
}

function areaText({ top, left, bottom, right }: Merge): string {
  return `${columnName(left)}${top + 1}:${columnName(right)}${bottom + 1}`;
}

/** A drawing's part: pictures and charts stay beside the cells that they stand on. */
export function movedDrawing(part: KeptPart, moved: MovedLines): KeptPart {
  const line = moved.axis === "rows" ? "row" : "col";
  const text = new TextDecoder()
    .decode(part.bytes)
    .replace(
      new RegExp(`<(\\w+:)?${line}>(\\d+)</`, "g"),
      (_, prefix: string | undefined, place: string) =>
        `<${prefix ?? ""}${line}>${movedLine(Number(place), moved) ?? moved.at}</`,
    );
  return { ...part, bytes: new TextEncoder().encode(text) };
}
