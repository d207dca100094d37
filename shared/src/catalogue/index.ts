/** The catalogue that ships with the product: eight qualifications of five specifications. */
import { type Catalogue, joinCatalogue } from "./catalogue.ts";
import { specificationFiles, unitFiles } from "./generated/catalogue-files.ts";

export const catalogue: Catalogue = joinCatalogue({ units: unitFiles, specifications: specificationFiles });
