/** One page of the add-on as a single HTML file: its TypeScript and its CSS are put inside. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Where a page's own parts go. */
const styleMark = "<!-- style -->";
const scriptMark = "<!-- script -->";

/**
 * Builds the page of a folder that holds `page.html`, `page.ts` or `page.tsx`, and, where it has one, `page.css`.
 *
 * Pages are sent as they are, never as templates: data comes by `google.script.run`, so that nothing of
 * somebody's sheet is ever part of the markup. Throws when a mark is missing or the page looks like a template.
 */
export async function buildPage(folder: string): Promise<string> {
  const html = readFileSync(join(folder, "page.html"), "utf8");
  const script = await bundle(folder, ["page.ts", "page.tsx"]);
  const style = await bundle(folder, ["page.css"]);
  const page = put(
    put(html, styleMark, `<style>\n${style}</style>`),
    scriptMark,
    `<script>\n${script}</script>`,
  );
  if (page.includes("<?")) throw new Error(`${folder} contains “<?”, which HtmlService takes for code.`);
  return page;

  function put(text: string, mark: string, part: string): string {
    if (text.split(mark).length !== 2) throw new Error(`${folder}/page.html must contain ${mark} once.`);
    return text.replace(mark, () => part);
  }
}

async function bundle(folder: string, names: readonly string[]): Promise<string> {
  const entry = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (entry === undefined) return "";
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2020",
    minify: true,
    legalComments: "none",
    loader: { ".svg": "dataurl", ".png": "dataurl" },
    define: { "process.env.NODE_ENV": '"production"' },
    // HtmlService has been seen to cut texts in back-ticks at `//`.
    supported: { "template-literal": false },
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`${entry} gave no output.`);
  // A closing tag inside a text would end the element.
  return file.text.replaceAll("</script", "<\\/script").replaceAll("</style", "<\\/style");
}
