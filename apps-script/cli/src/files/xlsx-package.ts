import { faults, FileFault } from "./file-fault.ts";
import type { XmlHandler } from "./xml-reader.ts";
import { attribute } from "./xml-text.ts";
import type { ZipParts } from "./zip-parts.ts";

/** One part that another part points to. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type, which transitional and strict files share: `worksheet`. */
  readonly type: string;
  /** The part's name as it stands in the archive; `undefined` when there is no such part. */
  readonly part: string | undefined;
}

export interface XlsxWorkbook {
  /** The part with the list of tabs. */
  readonly main: string;
  readonly date1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[];
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  readonly theme: string | undefined;
}

/** Finds the parts of an .xlsx or .xlsm workbook. Tabs that hold no cells, such as charts, are left out. */
export async function xlsxWorkbook(zip: ZipParts): Promise<XlsxWorkbook> {
  const [root] = (await relationships(zip, "")).filter(({ type }) => type === "officeDocument");
  const main = root?.part ?? zip.find("xl/workbook.xml");
  if (main === undefined) throw new FileFault(faults.damaged("its list of tabs is missing"));
  const related = await relationships(zip, main);
  const byId = new Map(related.map((relationship) => [relationship.id, relationship]));
  const sheets: { name: string; hidden: boolean; part: string }[] = [];
  let date1904 = false;

  await zip.readXml(main, {
    ...ignore,
    open(name, attributes) {
      if (name === "workbookPr") date1904 = isTrue(attribute(attributes, "date1904"));
      if (name !== "sheet") return;
      const target = byId.get(attribute(attributes, "r:id") ?? attribute(attributes, "id") ?? "");
      const title = attribute(attributes, "name") ?? "";
      if (target && target.type !== "worksheet") return;
      if (target?.part === undefined) throw new FileFault(faults.damaged(`its tab "${title}" is missing`));
      const state = attribute(attributes, "state");
      sheets.push({ name: title, hidden: state === "hidden" || state === "veryHidden", part: target.part });
    },
  });
  const partOf = (type: string): string | undefined => related.find((one) => one.type === type)?.part;
  return {
    main,
    date1904,
    sheets,
    sharedStrings: partOf("sharedStrings"),
    styles: partOf("styles"),
    theme: partOf("theme"),
  };
}

/** One line of a part's list of what it points to. */
export interface Pointer {
  readonly id: string;
  /** The last word of its type, which transitional and strict files share: `worksheet`. */
  readonly type: string;
  /** A name in the archive, whether there is such a part or not, or an address outside. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** What a part points to in the file; `""` stands for the archive itself. A part that points nowhere has no list. */
export async function relationships(zip: ZipParts, part: string): Promise<readonly Relationship[]> {
  return (await pointers(zip, part))
    .filter(({ isOutside }) => !isOutside)
    .map(({ id, type, target }) => ({ id, type, part: zip.find(target) }));
}

/** Everything that a part points to, inside the file and outside. */
export async function pointers(zip: ZipParts, part: string): Promise<readonly Pointer[]> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const list = zip.find(relationsOf(part));
  const found: Pointer[] = [];
  if (list === undefined) return found;
  await zip.readXml(list, {
    ...ignore,
    open(name, attributes) {
      if (name !== "Relationship") return;
      const isOutside = attribute(attributes, "TargetMode") === "External";
      const target = attribute(attributes, "Target") ?? "";
      found.push({
        id: attribute(attributes, "Id") ?? "",
        type: (attribute(attributes, "Type") ?? "").replace(/^.*\//, ""),
        target: isOutside ? target : resolve(folder, target),
        isOutside,
      });
    },
  });
  return found;
}

/** The name of the part that lists what a part points to. */
export function relationsOf(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export const ignore: XmlHandler = {
  open: () => undefined,
  close: () => undefined,
  text: () => undefined,
};

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (/^[\\/]/.test(target) ? target : folder + target).split(/[\\/]/)) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}
