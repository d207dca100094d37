/**
 * Univer marks text that looks like a number with a corner. The page turns the mark off, but Univer asks each cell
 * whether it looks like one before it looks whether anybody wants to know: half of the time of drawing a tracker full
 * of typed dates. The part that marks is left out.
 */
import { readFileSync } from "node:fs";
import { type Plugin } from "esbuild";

const part = /\[ForceStringRenderController\],\s*/g;

export const plainTextCells: Plugin = {
  name: "plain-text-cells",
  setup(build) {
    build.onLoad({ filter: /[\\/]@univerjs[\\/]sheets-ui[\\/]lib[\\/]es[\\/]index\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      if (!part.test(source)) throw new Error("Univer's sheets-ui marks text in another way than it did.");
      return { contents: source.replaceAll(part, ""), loader: "js" };
    });
  },
};
