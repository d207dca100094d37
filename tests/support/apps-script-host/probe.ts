/** A few lines of script beside the add-on's sources, for what no menu item reaches alone. */
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles TypeScript that exports functions, as the add-on is bundled; paths are those of apps-script/addon/src.
 * Give the answer to `appsScriptHost` as `code`; every export is a top-level function.
 */
export async function probe(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: source,
      loader: "ts",
      resolveDir: join(import.meta.dirname, "../../../apps-script/addon/src"),
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "Probe",
    target: "es2020",
  });
  const names = [...source.matchAll(/^\s*export function (\w+)/gm)].map(([, name]) => name);
  const code = outputFiles[0]?.text ?? "";
  return `${code}\n${names.map((name) => `function ${name}(...parts) { return Probe.${name}(...parts); }`).join("\n")}`;
}
