/** Bundles the add-on for the local tracker: the same exports, with that host's files in Google's places. */
import { join } from "node:path";
import { type Plugin } from "esbuild";
import ts from "typescript";
import { exportedFunctions } from "../addon/exported-functions.ts";

const appsScript = join(import.meta.dirname, "../../apps-script");
const addon = join(appsScript, "addon/src");
/** Files of the add-on that only Google's host can run, and what stands for them here. */
const replaced = new Set(["google-spreadsheet.ts", "argument-cells.ts", "function-memory.ts", "add-menu.ts"]);

export const addonHere: Plugin = {
  name: "addon-here",
  setup(build) {
    build.onResolve({ filter: /^addon-here$/ }, () => ({ path: "addon-here", namespace: "addon-here" }));
    build.onLoad({ filter: /.*/, namespace: "addon-here" }, () => ({
      contents: [
        `export * as functions from ${JSON.stringify(join(addon, "index.ts"))};`,
        `export { menuItems } from ${JSON.stringify(join(addon, "menu/menu.ts"))};`,
        `export const described = ${JSON.stringify(descriptions())};`,
      ].join("\n"),
      resolveDir: addon,
      loader: "ts",
    }));
    build.onResolve(
      { filter: /\/(google-spreadsheet|argument-cells|function-memory|add-menu)\.ts$/ },
      ({ path, importer }) => {
        const name = path.slice(path.lastIndexOf("/") + 1);
        return importer.startsWith(addon) && replaced.has(name)
          ? { path: join(appsScript, "local/src/univer", name) }
          : null;
      },
    );
  },
};

/** What the functions' comments say of them, for the box that opens while somebody types a formula. */
function descriptions(): unknown[] {
  return exportedFunctions(join(addon, "index.ts")).flatMap(
    ({ name, parameters, comment, isCustomFunction }) =>
      isCustomFunction ? [{ name, ...described(comment ?? "", parameters) }] : [],
  );
}

function described(comment: string, parameters: readonly string[]): object {
  const source = ts.createSourceFile(
    "comment.ts",
    `${comment}\nfunction f() {}`,
    ts.ScriptTarget.ES2020,
    true,
  );
  const [statement] = source.statements;
  if (statement === undefined) throw new Error("A function's comment cannot be read.");
  const docs = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc);
  const tags = ts.getJSDocTags(statement).filter(ts.isJSDocParameterTag);
  const textOf = (text: Parameters<typeof ts.getTextOfJSDocComment>[0]): string =>
    ts.getTextOfJSDocComment(text) ?? "";
  return {
    abstract: textOf(docs[0]?.comment).replace(/\s+/g, " "),
    parameters: parameters.map((parameter) => {
      const name = parameter.replace(/^\.\.\./, "");
      const tag = tags.find((one) => one.name.getText() === name);
      return {
        name,
        detail: textOf(tag?.comment),
        optional: tag?.isBracketed === true,
        repeats: parameter.startsWith("..."),
      };
    }),
  };
}
