/** The part of the built script that Google Sheets sees: one top-level function for each export. */
import { type ExportedFunction } from "./exported-functions.ts";

/** The bundle's global name. */
export const globalName = "EvidenceMapper";

/** Stands before the bundle: from here on, whatever fails while it is loaded is kept and told. */
export const beforeBundle = '"use strict";\nvar EvidenceMapperFault;\ntry {';
export const afterBundle = "} catch (error) {\n  EvidenceMapperFault = error;\n}";

/**
 * Functions that pass a call on. When the bundle could not be loaded each of them says so; a bare stub would
 * answer `undefined` in silence. Names that end with `_` cannot be called from outside.
 */
export function forwarders(functions: readonly ExportedFunction[]): string {
  return [
    `function evidenceMapper_() {
  if (EvidenceMapperFault !== undefined || typeof ${globalName} === "undefined") {
    throw new Error("Evidence Mapper could not start: " + (EvidenceMapperFault || "its code is missing") + ". Ask whoever installed it to install it again.");
  }
  return ${globalName};
}`,
    ...functions.map(({ name, parameters, comment }) => {
      const list = parameters.join(", ");
      return `${comment ?? ""}\nfunction ${name}(${list}) {\n  return evidenceMapper_().${name}(${list});\n}`;
    }),
    "",
  ].join("\n\n");
}
