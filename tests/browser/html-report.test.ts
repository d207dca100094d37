/** The report page in a real browser: axe, keyboard, narrow screens, grey paper, and no request to anywhere. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { htmlReport } from "../../apps-script/cli/src/report/html-report.tsx";
import { madeCheck, type MadeTracker } from "../cli/report/made-check.ts";
import {
  hostile,
  level1Award,
  level1Certificate,
  level2Diploma,
  manyLearners,
} from "../cli/report/made-trackers.ts";
import { openBrowser, withoutBrowser } from "../support/browser.ts";

const trackers: Readonly<Record<string, MadeTracker>> = {
  certificate: level1Certificate,
  award: level1Award,
  diploma: level2Diploma(),
  hostile,
  unknown: { ...level1Award, named: false },
  nobody: { ...level1Certificate, learners: [] },
  many: manyLearners(60),
};

/** What is used of axe's answer. */
const axeAnswer = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

describe.skipIf(withoutBrowser)("the report page in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-report-"));
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, tracker] of Object.entries(trackers)) {
      writeFileSync(
        join(folder, `${name}.html`),
        [
          ...htmlReport(madeCheck(tracker), null, { file: `${name}.xlsx`, checkedAt: "2026-03-04 14:20" }),
        ].join(""),
      );
    }
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(
    name: string,
    { width = 1280, scheme = "light" }: { readonly width?: number; readonly scheme?: "light" | "dark" } = {},
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    return page;
  }

  test.each(
    Object.keys(trackers).flatMap((name) => [
      { name, scheme: "light" as const },
      { name, scheme: "dark" as const },
    ]),
  )("axe finds nothing wrong with $name in $scheme colours", async ({ name, scheme }) => {
    const page = await open(name, { scheme });
    await page.evaluate(axe.source);
    // Closed parts are opened, so that axe sees them too.
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    const { violations } = axeAnswer.parse(
      await page.evaluate(
        'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"] })',
      ),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`)).toEqual([]);
    await page.close();
  });

  test.each(Object.keys(trackers))("%s fits a screen of 320 pixels", async (name) => {
    const page = await open(name, { width: 320 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    await page.close();
  });

  test.each(["certificate", "hostile"])("%s asks for nothing and runs nothing", async (name) => {
    const page = await browser.newPage();
    const asked: string[] = [];
    const said: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => said.push(message.text()));
    page.on("dialog", (dialog) => said.push(dialog.message()));
    const address = pathToFileURL(join(folder, `${name}.html`)).href;
    await page.goto(address);
    expect(asked).toEqual([address]);
    expect(said).toEqual([]);
    await page.close();
  });

  test("its own style is allowed by its policy", async () => {
    const page = await open("certificate");
    expect(await page.evaluate("getComputedStyle(document.querySelector('.skip')).position")).toBe(
      "absolute",
    );
    await page.close();
  });

  test("the keyboard reaches the skip link first, and the heat map scrolls in its own region", async () => {
    const page = await open("diploma", { width: 600 });
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toContain("Skip to the summary");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.tagName")).toBe("MAIN");
    await page.focus(".scroll");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.evaluate("document.querySelector('.scroll').scrollLeft")).toBeGreaterThan(0);
    await page.close();
  });

  test("a name in the heat map opens the learner's section", async () => {
    const page = await open("many");
    expect(await page.evaluate("document.querySelector('#learner-40').closest('details').open")).toBe(false);
    await page.click('tbody a[href="#learner-40"]');
    await page.waitForFunction("document.querySelector('#learner-40').closest('details').open");
    await page.close();
  });

  test("on paper everything is open, and the states differ without colour", async () => {
    const page = await open("many");
    await page.emulateMedia({ media: "print" });
    expect(
      await page.evaluate("document.querySelector('#learner-40').getBoundingClientRect().height"),
    ).toBeGreaterThan(50);
    const edgeOf = (state: string): Promise<unknown> =>
      page.evaluate(
        `getComputedStyle(document.querySelector('.heat tbody td.${state}:not(.say)')).borderTopStyle`,
      );
    expect(await edgeOf("c")).toBe("dashed");
    expect(await edgeOf("d")).toBe("solid");
    expect(await page.evaluate("getComputedStyle(document.querySelector('.heat tbody td.d')).color")).toBe(
      "rgb(0, 0, 0)",
    );
    await page.close();
  });
});
