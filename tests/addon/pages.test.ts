import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildPage } from "../../scripts/addon/build-page.ts";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "page-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

const html = "<!doctype html><head><!-- style --></head><body><main></main><!-- script --></body>";

describe("a page of the add-on", () => {
  it("is one file with its script and its style inside", async () => {
    write({
      "page.html": html,
      "page.css": "main { color: red; }",
      "other.ts": "export const title: string = `at //${location.pathname}`;",
      "page.ts": 'import { title } from "./other.ts"; document.title = title;',
    });
    const page = await buildPage(folder);
    expect(page).toContain("<style>\nmain{color:red}\n</style>");
    expect(page).toContain("document.title=");
    expect(page).not.toContain("`");
    expect(page).not.toMatch(/<script src|<link|import /);
  });

  it("cannot be left early by a closing tag in a text", async () => {
    write({ "page.html": html, "page.ts": 'document.title = "</script><b>";' });
    const page = await buildPage(folder);
    expect(page.match(/<\/script/g)).toHaveLength(1);
  });

  it("is refused when it could be taken for a template, or has no place for its script", async () => {
    write({ "page.html": `${html}<?= 1 ?>`, "page.ts": "" });
    await expect(buildPage(folder)).rejects.toThrow("which HtmlService takes for code");
    write({ "page.html": "<!-- style -->" });
    await expect(buildPage(folder)).rejects.toThrow("must contain <!-- script --> once");
  });
});
