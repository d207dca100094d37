/** Which part of a package points to which, as its lists say it. */
import { childrenOf, rawAttribute } from "./xml-elements.ts";

export interface Relation {
  readonly id: string;
  /** The last word of its type: `worksheet`. */
  readonly type: string;
  /** `null`: outside of the package. */
  readonly part: string | null;
  readonly raw: string;
}

const packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The name of the list that belongs to a part; `""` stands for the package. */
export function relationsName(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

export function relationsOf(part: string, list: string | undefined): readonly Relation[] {
  if (list === undefined) return [];
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  return childrenOf(list).map(({ raw }) => ({
    id: rawAttribute(raw, "Id") ?? "",
    type: (rawAttribute(raw, "Type") ?? "").replace(/^.*\//, ""),
    part:
      rawAttribute(raw, "TargetMode") === "External" ? null : resolved(folder, rawAttribute(raw, "Target")),
    raw,
  }));
}

export function relation(id: string, type: string, part: string): Relation {
  return {
    id,
    type,
    part,
    raw: `<Relationship Id="${id}" Type="${office}/${type}" Target="/${part}"/>`,
  };
}

/** An id that the list does not have yet. */
export function freeId(list: readonly Relation[]): string {
  const used = new Set(list.map(({ id }) => id));
  let number = list.length + 1;
  while (used.has(`rId${number}`)) number += 1;
  return `rId${number}`;
}

export function relationsXml(list: readonly Relation[]): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${packaged}">${list.map(({ raw }) => raw).join("")}</Relationships>`;
}

function resolved(folder: string, target = ""): string {
  const path: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") path.pop();
    else if (step !== "" && step !== ".") path.push(step);
  }
  return path.join("/");
}
