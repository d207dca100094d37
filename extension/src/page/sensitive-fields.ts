import { fieldKind } from "../guard/field-kind.ts";
import { type FindingKind } from "../guard/finding.ts";
import { type KnownValue } from "../guard/known-value.ts";
import { all, around, attribute, fieldValue, nextSibling, isElement, tagName, words } from "./dom.ts";
import { type PageText } from "./page-text.ts";

export interface SensitiveFields {
  readonly kinds: readonly FindingKind[];
  /** For the guard in this page alone. */
  readonly known: readonly KnownValue[];
}

const most = 3_000;

/** The page's boxes and labelled values that are there for secrets or personal data, with what stands in them. */
export function sensitiveFields({ documents, shadowRoots }: PageText): SensitiveFields {
  const known: KnownValue[] = [];
  const kinds = new Set<FindingKind>();
  const take = (kind: FindingKind | null, value: string): void => {
    if (kind === null) return;
    kinds.add(kind);
    if (value !== "" && known.length < 200) known.push({ kind, value });
  };
  for (const root of [...documents, ...shadowRoots]) {
    for (const field of all(root, "input, textarea, select, output").slice(0, most)) {
      const kind = fieldKind({
        type: attribute(field, "type"),
        autocomplete: attribute(field, "autocomplete"),
        names: [attribute(field, "name"), attribute(field, "id")].filter((name) => name !== null),
        labels: labelsOf(field, root),
      });
      take(kind, tagName(field) === "output" ? words(field) : fieldValue(field).slice(0, 200));
    }
    for (const label of all(root, "dt, th, [role=rowheader], [role=term]").slice(0, most)) {
      const value = valueBeside(label);
      if (value !== null) take(kindOfLabel(words(label, 120)), words(value, 200));
    }
    for (const labelled of all(root, "[aria-label]:not(input, textarea, select, button, a, iframe)").slice(
      0,
      most,
    )) {
      const text = words(labelled, 200);
      if (text.length < 60) take(kindOfLabel(attribute(labelled, "aria-label") ?? ""), text);
    }
  }
  return { kinds: [...kinds], known };
}

function kindOfLabel(label: string): FindingKind | null {
  return label === "" ? null : fieldKind({ type: null, autocomplete: null, names: [], labels: [label] });
}

function labelsOf(field: Element, root: Node): readonly string[] {
  const id = attribute(field, "id");
  const by = attribute(field, "aria-labelledby");
  const outer = around(field, "label");
  return [
    attribute(field, "aria-label") ?? "",
    attribute(field, "placeholder") ?? "",
    attribute(field, "title") ?? "",
    outer === null ? "" : words(outer, 120),
    ...(id === null || id === ""
      ? []
      : all(root, `label[for=${CSS.escape(id)}]`).map((label) => words(label, 120))),
    ...(by === null || by === ""
      ? []
      : by
          .split(/\s+/)
          .filter((one) => one !== "")
          .flatMap((one) => all(root, `#${CSS.escape(one)}`).map((label) => words(label, 120)))),
  ].filter((label) => label !== "");
}

/** The cell or definition that follows a label. */
function valueBeside(label: Element): Element | null {
  for (let at = nextSibling(label); at !== null; at = nextSibling(at)) {
    if (!isElement(at)) continue;
    return /^(?:dd|td)$/.test(tagName(at)) || attribute(at, "role") !== null ? at : null;
  }
  return null;
}
