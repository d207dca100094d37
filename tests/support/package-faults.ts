/**
 * What a strict reader of .xlsx files (Excel) would find wrong in a package: parts without a kind, relations to
 * nothing, elements out of the order of ECMA-376, counts and numbers that do not fit. Excel itself cannot run here.
 */
import { relationsName, relationsOf } from "./package-relations.ts";
import { childrenOf, rawAttribute, rootOf } from "./xml-elements.ts";
import { unpacked } from "./unpacked-file.ts";

const orders: Readonly<Record<string, readonly string[]>> = {
  worksheet:
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
      " ",
    ),
  workbook:
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst".split(
      " ",
    ),
  styleSheet:
    "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(" "),
};

export async function packageFaults(bytes: Buffer): Promise<readonly string[]> {
  const parts = await unpacked(bytes);
  const text = (name: string): string => parts.get(name)?.toString("utf8") ?? "";
  const faults: string[] = [];
  const types = childrenOf(text("[Content_Types].xml"));
  const extensions = new Set(types.map(({ raw }) => rawAttribute(raw, "Extension")));
  const overrides = types.flatMap(({ raw }) => rawAttribute(raw, "PartName") ?? []);
  for (const name of overrides) if (!parts.has(name.slice(1))) faults.push(`kind of a missing part ${name}`);
  if (new Set(overrides).size < overrides.length) faults.push("a part has two kinds");
  for (const name of parts.keys()) {
    if (name === "[Content_Types].xml") continue;
    if (!overrides.includes(`/${name}`) && !extensions.has(name.replace(/^.*\./, "")))
      faults.push(`${name} has no kind`);
    const owner = name.endsWith(".rels") ? null : name;
    if (owner !== null)
      for (const { part, id } of relationsOf(owner, text(relationsName(owner)) || undefined))
        if (part !== null && !parts.has(part)) faults.push(`${owner} points with ${id} to nothing: ${part}`);
    if (owner === null || !owner.endsWith(".xml")) continue;
    const root = rootOf(text(owner));
    if (root === null) {
      faults.push(`${owner} is no XML`);
      continue;
    }
    if (/[^]<\?xml/.test(text(owner))) faults.push(`${owner} declares twice that it is XML`);
    const order = orders[root.name] ?? [];
    let last = 0;
    for (const one of order.length === 0 ? [] : root.children) {
      const place = order.indexOf(one.name);
      if (place < 0 && !one.name.includes(":")) faults.push(`${owner}: unknown ${one.name}`);
      if (place >= 0 && place < last) faults.push(`${owner}: ${one.name} stands too late`);
      last = Math.max(last, place);
      const count = rawAttribute(one.raw, "count");
      if (count !== undefined && Number(count) !== childrenOf(one.raw).length)
        faults.push(`${owner}: ${one.name} counts ${count}, has ${childrenOf(one.raw).length}`);
    }
    const used = [...text(owner).matchAll(/\sr:(?:id|embed)="([^"]+)"/g)].map(([, id = ""]) => id);
    const known = new Set(relationsOf(owner, text(relationsName(owner)) || undefined).map(({ id }) => id));
    for (const id of used) if (!known.has(id)) faults.push(`${owner} names the unknown relation ${id}`);
  }
  return [...faults, ...styleFaults(parts, text), ...workbookFaults(text)];
}

function styleFaults(parts: ReadonlyMap<string, Buffer>, text: (name: string) => string): readonly string[] {
  const faults: string[] = [];
  const styles = text("xl/styles.xml");
  const items = (name: string): readonly string[] =>
    childrenOf(childrenOf(styles).find((one) => one.name === name)?.raw ?? "<x/>").map(({ raw }) => raw);
  const limits = {
    fontId: items("fonts").length,
    fillId: items("fills").length,
    borderId: items("borders").length,
    xfId: items("cellStyleXfs").length,
  };
  for (const xf of items("cellXfs"))
    for (const [name, count] of Object.entries(limits))
      if (Number(rawAttribute(xf, name) ?? "0") >= count) faults.push(`a cell's ${name} is beyond its list`);
  const ids = items("numFmts").map((raw) => rawAttribute(raw, "numFmtId"));
  if (new Set(ids).size < ids.length) faults.push("two number formats have one number");
  const texts = childrenOf(text("xl/sharedStrings.xml") || "<x/>").length;
  for (const name of parts.keys()) {
    if (!/worksheets\/[^/]+\.xml$/.test(name)) continue;
    const sheet = text(name);
    let lastRow = 0;
    for (const [, attributes = "", inside = ""] of sheet.matchAll(
      /<row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/row>)/g,
    )) {
      const row = Number(/\sr="(\d+)"/.exec(attributes)?.[1]);
      if (!(row > lastRow)) faults.push(`${name}: row ${row} stands too late`);
      lastRow = row;
      let lastColumn = 0;
      for (const [, cell = ""] of inside.matchAll(/<c\b([^>]*?)\/?>/g)) {
        const place = /\sr="([A-Z]+)(\d+)"/.exec(cell);
        const column = [...(place?.[1] ?? "")].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
        if (Number(place?.[2]) !== row || column <= lastColumn)
          faults.push(`${name}: ${place?.[0]} in row ${row}`);
        lastColumn = column;
        if (Number(/\ss="(\d+)"/.exec(cell)?.[1] ?? "0") >= items("cellXfs").length)
          faults.push(`${name}: ${place?.[0]} has unknown looks`);
      }
    }
    for (const [, index] of sheet.matchAll(/\st="s"[^>]*><v>(\d+)</g))
      if (Number(index) >= texts) faults.push(`${name}: a text is beyond its list`);
    for (const [, index] of sheet.matchAll(/\sdxfId="(\d+)"/g))
      if (Number(index) >= items("dxfs").length) faults.push(`${name}: a rule's looks are beyond their list`);
    const priorities = [...sheet.matchAll(/<cfRule\b[^>]*\spriority="(\d+)"/g)].map(([, at]) => at);
    if (new Set(priorities).size < priorities.length) faults.push(`${name}: two rules have one priority`);
  }
  return faults;
}

function workbookFaults(text: (name: string) => string): readonly string[] {
  const children = childrenOf(text("xl/workbook.xml"));
  const sheets = childrenOf(children.find(({ name }) => name === "sheets")?.raw ?? "<x/>").map(
    ({ raw }) => raw,
  );
  const faults: string[] = [];
  for (const name of ["name", "sheetId", "r:id"]) {
    const values = sheets.map((raw) => rawAttribute(raw, name)?.toLowerCase());
    if (new Set(values).size < values.length) faults.push(`two tabs have one ${name}`);
  }
  const defined = childrenOf(children.find(({ name }) => name === "definedNames")?.raw ?? "<x/>");
  const keys = defined.map(({ raw }) => `${rawAttribute(raw, "name")} ${rawAttribute(raw, "localSheetId")}`);
  if (new Set(keys).size < keys.length) faults.push("a name stands twice");
  for (const { raw } of defined)
    if (Number(rawAttribute(raw, "localSheetId") ?? "0") >= sheets.length)
      faults.push("a name belongs to a tab that is not there");
  return faults;
}
