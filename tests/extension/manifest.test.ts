/** What the built extension may do, and what is not in it. The built files are read, not their sources. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { withoutBrowser } from "../support/browser.ts";
import { builtExtension } from "../support/built-extension.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../support/extension-browser.ts";
import { runnerIn } from "../support/run-in-page.ts";

const manifestSchema = z.looseObject({
  manifest_version: z.literal(3),
  permissions: z.array(z.string()),
  content_security_policy: z.strictObject({ extension_pages: z.string() }),
  minimum_chrome_version: z.string(),
});

/** Hosts that the extension talks to: Google's interfaces, and a tracker on this machine. */
const mayConnectTo: ReadonlySet<string> = new Set([
  "https://sheets.googleapis.com",
  "https://www.googleapis.com",
  "https://oauth2.googleapis.com",
  "http://127.0.0.1:*",
  "http://localhost:*",
]);

describe("the built extension", () => {
  let folder: string;
  let manifest: z.infer<typeof manifestSchema>;
  let policy: ReadonlyMap<string, readonly string[]>;
  let files: readonly string[];
  beforeAll(() => {
    folder = builtExtension();
    manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")));
    policy = new Map(
      manifest.content_security_policy.extension_pages
        .split(";")
        .map((directive) => directive.trim().split(/\s+/))
        .map(([name = "", ...values]) => [name, values]),
    );
    files = filesIn(folder);
  });

  it("asks for these five permissions and no other", () => {
    expect([...manifest.permissions].sort()).toEqual([
      "activeTab",
      "identity",
      "scripting",
      "sidePanel",
      "storage",
    ]);
  });

  it("may read no site by itself, runs in no page by itself, and shows nothing to pages", () => {
    for (const key of [
      "host_permissions",
      "optional_permissions",
      "optional_host_permissions",
      "content_scripts",
      "web_accessible_resources",
      "externally_connectable",
      "sandbox",
      "update_url",
      // Only in the copy that `npm start` makes for its own tracker.
      "tracker_on_this_machine",
    ])
      expect(manifest, key).not.toHaveProperty(key);
  });

  it("runs its own code alone, and talks to Google's interfaces and this machine alone", () => {
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("script-src")).toEqual(["'self'"]);
    expect(policy.get("style-src")).toEqual(["'self'"]);
    expect(policy.get("img-src")).toEqual(["'self'", "data:"]);
    for (const name of ["base-uri", "form-action", "frame-ancestors"])
      expect(policy.get(name)).toEqual(["'none'"]);
    const hosts = policy.get("connect-src") ?? [];
    expect(hosts.filter((host) => !mayConnectTo.has(host))).toEqual([]);
    expect(hosts.length).toBeGreaterThan(0);
  });

  it("loads no code from elsewhere and makes none from text", () => {
    const pages = files.filter((file) => file.endsWith(".html"));
    const scripts = files.filter((file) => file.endsWith(".js"));
    expect(pages.length).toBeGreaterThan(0);
    expect(scripts.length).toBeGreaterThan(2);
    for (const file of pages) {
      const text = readFileSync(file, "utf8");
      const loads = [...text.matchAll(/(?:src|href)=["']?([^"'\s>]+)/g)].map(([, address]) => address);
      expect(loads.filter((address) => /^([a-z]+:)?\/\//i.test(address ?? ""))).toEqual([]);
      expect(text, relative(folder, file)).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S|\son\w+=/i);
    }
    for (const file of scripts) {
      const text = readFileSync(file, "utf8");
      for (const forbidden of [/\beval\(/, /new Function\(/, /importScripts\(/, /\bimport\(\s*["'`]https?:/])
        expect(text, `${relative(folder, file)}: ${forbidden}`).not.toMatch(forbidden);
    }
  });

  it("sends no messages between its parts and listens to none: there is nothing to forge", () => {
    // Pages are read by scripts put there on demand, whose answers are checked. The store's own channel tells open
    // pages of the extension that something changed; what comes through it is checked too.
    for (const file of files.filter((one) => one.endsWith(".js"))) {
      const text = readFileSync(file, "utf8");
      for (const word of [
        "runtime.onMessage",
        "runtime.sendMessage",
        "tabs.sendMessage",
        "runtime.onConnect",
        "onMessageExternal",
        "onConnectExternal",
      ])
        expect(text.includes(word), `${relative(folder, file)}: ${word}`).toBe(false);
    }
  });

  it("names no file of the machine that it was built on", () => {
    for (const file of files.filter((one) => /\.(js|html|json)$/.test(one)))
      expect(readFileSync(file, "utf8"), relative(folder, file)).not.toMatch(/\/(home|root|Users|work)\/\w/);
  });
});

describe.skipIf(withoutBrowser)("the built extension's page", () => {
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = await openExtensionBrowser();
  });
  afterAll(() => browser.close());

  it("cannot make code from text, and cannot send anything to another host", async () => {
    const { run } = await runnerIn(await browser.openPanel());
    const blocked = await run(`new Promise((resolve) => {
      const blocked = [];
      addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        blocked.push(effectiveDirective);
        if (blocked.length === 2) resolve(blocked.sort());
      });
      fetch("https://example.org/").catch(() => {});
      new Image().src = "https://example.org/pixel.png";
    })`);
    expect(blocked).toEqual(["connect-src", "img-src"]);
    const made = `new Promise((resolve) => {
      const element = document.createElement("script");
      element.textContent = "globalThis.ran = true";
      document.body.append(element);
      setTimeout(() => resolve(globalThis.ran === true), 50);
    })`;
    expect(await run(made)).toBe(false);
  });
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}
