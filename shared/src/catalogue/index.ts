/**
 * The catalogue that ships with the product: eight qualifications of five specifications. It was checked and
 * joined when it was built, and is unpacked when it is first asked for: a script that only adds a menu, or that
 * is loaded anew for every formula, has no time to spend on it.
 */
import { type Catalogue, catalogueOf } from "./catalogue.ts";
import { joinedSpecifications } from "./generated/joined-specifications.ts";

let unpacked: Catalogue | null = null;

export const catalogue: Catalogue = {
  get qualifications() {
    unpacked ??= catalogueOf(joinedSpecifications());
    return unpacked.qualifications;
  },
};
