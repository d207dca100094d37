/// <reference types="google-apps-script" />
/** `HtmlService`: pages from the built files, and templates, where `<?= ?>` escapes and `<?!= ?>` does not. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { type Fake, service } from "./execution.ts";
import { type Scene } from "./world.ts";

interface Page {
  content: string;
  title: string;
  width: number | null;
  height: number | null;
}

const pages = new WeakMap<object, Page>();

export function pageOf(_scene: Scene, page: unknown): Page {
  const found = typeof page === "object" && page !== null ? pages.get(page) : undefined;
  if (found === undefined)
    throw new Error("The parameters don't match the method signature: an HtmlOutput is expected.");
  return found;
}

export function htmlService(scene: Scene): object {
  return service(scene.run, "HtmlService", {
    createHtmlOutput: (html = "") => outputObject(scene, String(html)),
    createHtmlOutputFromFile: (name: string) => outputObject(scene, fileOf(scene, name)),
    createTemplate: (html: string) => templateObject(scene, html),
    createTemplateFromFile: (name: string) => templateObject(scene, fileOf(scene, name)),
  } satisfies Fake<GoogleAppsScript.HTML.HtmlService>);
}

function fileOf({ world }: Scene, name: string): string {
  const path = join(world.dist, name.endsWith(".html") ? name : `${name}.html`);
  if (!/^[\w./-]+$/.test(name) || !existsSync(path)) throw new Error(`No HTML file named ${name} was found.`);
  return readFileSync(path, "utf8");
}

function outputObject(scene: Scene, html: string): object {
  const page: Page = { content: html, title: "", width: null, height: null };
  const self: object = service(scene.run, "HtmlOutput", {
    getContent: () => page.content,
    getTitle: () => page.title,
    setTitle(title: string) {
      page.title = title;
      return self;
    },
    setWidth(width: number) {
      page.width = width;
      return self;
    },
    setHeight(height: number) {
      page.height = height;
      return self;
    },
    setContent(content: string) {
      page.content = content;
      return self;
    },
    append(content: string) {
      page.content += content;
      return self;
    },
    appendUntrusted(content: string) {
      page.content += escaped(content);
      return self;
    },
    addMetaTag: () => self,
    setSandboxMode: () => self,
    setXFrameOptionsMode: () => self,
  } satisfies Fake<GoogleAppsScript.HTML.HtmlOutput>);
  pages.set(self, page);
  return self;
}

/** Properties set on the template are variables of its code. */
function templateObject(scene: Scene, html: string): object {
  const data: Record<string, unknown> = {};
  const own: Record<string, unknown> = {
    getRawContent: () => html,
    evaluate: () => outputObject(scene, evaluated(html, data)),
  };
  return new Proxy(own, {
    get: (target, key): unknown => (typeof key === "string" ? (target[key] ?? data[key]) : undefined),
    set(_, key, value) {
      data[String(key)] = value;
      return true;
    },
  });
}

function evaluated(html: string, data: Readonly<Record<string, unknown>>): string {
  const code = ["const parts = [];"];
  let rest = html;
  for (;;) {
    const start = rest.indexOf("<?");
    code.push(`parts.push(${JSON.stringify(start < 0 ? rest : rest.slice(0, start))});`);
    if (start < 0) break;
    const end = rest.indexOf("?>", start);
    if (end < 0) throw new Error("A template's <? has no ?>.");
    const inner = rest.slice(start + 2, end);
    if (inner.startsWith("!=")) code.push(`parts.push(String(${inner.slice(2)}));`);
    else if (inner.startsWith("=")) code.push(`parts.push(escaped(String(${inner.slice(1)})));`);
    else code.push(inner);
    rest = rest.slice(end + 2);
  }
  const text: unknown = runInNewContext(`(() => { ${code.join("\n")}\nreturn parts.join(""); })()`, {
    ...data,
    escaped,
  });
  return String(text);
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&#34;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
