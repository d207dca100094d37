/**
 * Leaves out Univer's tables for the hyphens of some seventy languages, five megabytes that the page would
 * load and never use. Univer goes without where a table is not there; those for English stay.
 */
import { type Plugin } from "esbuild";

export const englishOnly: Plugin = {
  name: "english-only",
  setup(build) {
    build.onResolve({ filter: /^\.\/[a-z]{2,3}(-[a-z0-9]+)*-[\w-]{8}\.js$/ }, ({ path, importer, kind }) => {
      const isTable = kind === "dynamic-import" && /[\\/]@univerjs[\\/]engine-render[\\/]/.test(importer);
      return isTable && !path.startsWith("./en-") ? { path: "none", namespace: "no-hyphens" } : null;
    });
    build.onLoad({ filter: /.*/, namespace: "no-hyphens" }, () => ({ contents: "export {};", loader: "js" }));
  },
};
