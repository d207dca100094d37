/** What an .xlsx file has that the page does not know, so that it is in the file again when that is written. */
import { areaReference } from "@evidence-mapper/cli/src/files/cell-reference.ts";
import { type Pointer, pointers, relationsOf } from "@evidence-mapper/cli/src/files/xlsx-package.ts";
import { attribute } from "@evidence-mapper/cli/src/files/xml-text.ts";
import type { ZipParts } from "@evidence-mapper/cli/src/files/zip-parts.ts";
import { type KeptLink, type KeptName, type KeptPart, type KeptScale, type KeptTab } from "../book/kept.ts";

/** Elements of a tab that are kept whole. Those of which nothing is kept are read to say so. */
const whole = [
  "sheetPr",
  "autoFilter",
  "printOptions",
  "pageMargins",
  "pageSetup",
  "headerFooter",
  "rowBreaks",
  "colBreaks",
];
export const keptElements: ReadonlySet<string> = new Set([
  ...whole,
  "conditionalFormatting",
  "hyperlinks",
  "drawing",
  "sheetProtection",
  "tableParts",
  "oleObjects",
  "controls",
]);

/** All pictures and charts together, in bytes: a tracker is no album. */
const mostBytes = 30_000_000;

export interface ReadKept {
  readonly tab: KeptTab;
  readonly unkept: readonly string[];
}

export interface KeptReader {
  /** Where colours of charts come from, and who wrote the file. */
  general(main: string): Promise<void>;
  tab(
    name: string,
    part: string,
    elements: ReadonlyMap<string, string>,
    names: readonly KeptName[],
  ): Promise<ReadKept>;
  readonly parts: () => readonly KeptPart[];
}

export async function keptReader(zip: ZipParts): Promise<KeptReader> {
  const typeOf = await contentTypes(zip);
  const parts = new Map<string, KeptPart>();
  let total = 0;

  /** The part and all that it points to; nothing of it when that is too much or not there. */
  async function collect(part: string): Promise<boolean> {
    const fresh = new Map<string, KeptPart>();
    const waiting = [part];
    let size = 0;
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (fresh.has(name) || parts.has(name)) continue;
      const bytes = await zip.readBytes(name);
      size += bytes.length;
      if (total + size > mostBytes) return false;
      fresh.set(name, { name, type: typeOf(name), bytes });
      const list = relationsOf(name);
      const relations = zip.find(list);
      if (relations === undefined) continue;
      fresh.set(list, { name: list, type: "", bytes: await zip.readBytes(relations) });
      for (const { target, isOutside } of (await targets(zip, name)).values()) {
        if (isOutside) continue;
        const found = zip.find(target);
        if (found === undefined) return false;
        waiting.push(found);
      }
    }
    total += size;
    for (const [name, one] of fresh) parts.set(name, one);
    return true;
  }

  return {
    parts: () => [...parts.values()],
    async general(main) {
      const themes = [...(await targets(zip, main)).values()].filter(({ type }) => type === "theme");
      for (const { target } of themes) {
        const part = zip.find(target);
        if (part !== undefined) await collect(part);
      }
    },
    async tab(name, part, elements, names) {
      const pointed = await targets(zip, part);
      const unkept: string[] = [];
      const at = (id: string | undefined): Pointer | undefined => pointed.get(id ?? "");
      const drawn = at(attribute(tagOf(elements.get("drawing")), "r:id"))?.target;
      const drawing = drawn === undefined ? undefined : zip.find(drawn);
      const hasDrawing =
        drawing !== undefined && typeOf(drawing).endsWith(".drawing+xml") && (await collect(drawing));
      if (drawing !== undefined && !hasDrawing) unkept.push(`the pictures and charts of the tab “${name}”`);
      if (elements.has("sheetProtection")) unkept.push(`the protection of the tab “${name}”`);
      if (elements.has("tableParts")) unkept.push(`the table format of the tab “${name}”; its cells stay`);
      if (elements.has("oleObjects") || elements.has("controls"))
        unkept.push(`the buttons and embedded objects of the tab “${name}”`);
      for (const { type } of pointed.values()) {
        if (type === "pivotTable") unkept.push(`the pivot table of the tab “${name}”; its cells stay`);
        if (type === "threadedComment")
          unkept.push(`who answered whom in the comments of the tab “${name}”; their texts stay as notes`);
      }
      return {
        unkept,
        tab: {
          elements: Object.fromEntries(
            whole.flatMap((one) => {
              const xml = elements.get(one);
              // A filter by colour counts in a list of looks that is written anew.
              return xml === undefined || xml.includes("<colorFilter")
                ? []
                : [[one, withoutPrinter(xml)] as const];
            }),
          ),
          links: linksOf(elements.get("hyperlinks") ?? "", at),
          scales: scalesOf(elements.get("conditionalFormatting") ?? ""),
          names,
          drawing: hasDrawing ? drawing : null,
        },
      };
    },
  };
}

function linksOf(xml: string, at: (id: string | undefined) => Pointer | undefined): readonly KeptLink[] {
  return [...xml.matchAll(/<hyperlink(?=\s)([^>]*)>/g)].flatMap(([, attributes = ""]) => {
    const area = areaReference(attribute(attributes, "ref") ?? "");
    const target = at(attribute(attributes, "r:id"))?.target ?? null;
    const location = attribute(attributes, "location") ?? null;
    if (area === undefined || (target === null && location === null)) return [];
    return [{ area, target, location, tip: attribute(attributes, "tooltip") ?? null }];
  });
}

/** A colour rule that compares a cell with the others: nothing in it is counted in another part of the file. */
export function isScale(type: string): boolean {
  return ["colorScale", "dataBar", "iconSet"].includes(type);
}

function scalesOf(xml: string): readonly KeptScale[] {
  return [...xml.matchAll(/<conditionalFormatting(?=\s)([^>]*)>(.*?)<\/conditionalFormatting>/gs)].flatMap(
    ([, attributes = "", inside = ""]) => {
      const areas = (attribute(attributes, "sqref") ?? "")
        .split(/\s+/)
        .flatMap((area) => areaReference(area) ?? []);
      return [...inside.matchAll(/<cfRule(?=\s)([^>]*)>(.*?)<\/cfRule>/gs)].flatMap(
        ([, own = "", content = ""]) => {
          const type = attribute(own, "type") ?? "";
          if (areas.length === 0 || !isScale(type)) return [];
          // What newer programs add is found by an id that would point nowhere.
          const inner = content.replace(/<extLst>.*?<\/extLst>/gs, "");
          return [{ areas, xml: `<cfRule type="${type}" priority="PRIORITY">${inner}</cfRule>` }];
        },
      );
    },
  );
}

/** The printer that the file was last printed on is another person's. */
function withoutPrinter(xml: string): string {
  return xml.replace(/\s+r:[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')/g, "");
}

function tagOf(xml: string | undefined): string {
  return /^<[\w.-]+([^>]*)>/.exec(xml ?? "")?.[1] ?? "";
}

/** By their ids. */
async function targets(zip: ZipParts, part: string): Promise<ReadonlyMap<string, Pointer>> {
  return new Map((await pointers(zip, part)).map((one) => [one.id, one]));
}

async function contentTypes(zip: ZipParts): Promise<(part: string) => string> {
  const own = new Map<string, string>();
  const usual = new Map<string, string>();
  const list = zip.find("[Content_Types].xml");
  if (list !== undefined)
    await zip.readXml(list, {
      open(name, attributes) {
        const type = attribute(attributes, "ContentType") ?? "";
        if (name === "Override")
          own.set((attribute(attributes, "PartName") ?? "").replace(/^\//, "").toLowerCase(), type);
        if (name === "Default") usual.set((attribute(attributes, "Extension") ?? "").toLowerCase(), type);
      },
      close: () => undefined,
      text: () => undefined,
    });
  return (part) =>
    own.get(part.toLowerCase()) ??
    usual.get(part.slice(part.lastIndexOf(".") + 1).toLowerCase()) ??
    "application/octet-stream";
}
