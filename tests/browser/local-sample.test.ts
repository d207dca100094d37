/** The standard tracker that `npm start` opens, in a real browser. */
import { join } from "node:path";
import { type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, withoutBrowser } from "../support/browser.ts";
import {
  type LocalTracker,
  openLocalTracker,
  openWindow,
  until,
  type Window,
} from "../support/local-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-standard-tracker.xlsx");

describe.skipIf(withoutBrowser)("the sample standard tracker", { timeout: 120_000 }, () => {
  let browser: Browser;
  let tracker: LocalTracker;
  let window: Window;

  beforeAll(async () => {
    browser = await openBrowser();
    tracker = await openLocalTracker(sample);
    window = await openWindow(browser, tracker);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await tracker.close();
  });

  it("shows its Coverage tab filled as soon as it is open, and changes nothing by that", async () => {
    const rows = await until(
      () => window.read("Coverage", "A23:E23"),
      ([row]) => row?.[0] === "HS-03",
    );
    expect(rows).toEqual([
      ["HS-03", "Harpreet Gill", "08 Communicate with customers in writing", "partly", "10 of 11"],
    ]);
    expect(await window.page.innerText("#saved")).toBe("Nothing changed yet");
    expect([...window.said, ...window.outside]).toEqual([]);
  });

  it("takes every word of its lists for what it is", async () => {
    const tab = 'univerAPI.getActiveWorkbook().getSheetByName("Evidence log")';
    const states = await window.page.evaluate(`${tab}.getRange("A3:H12").getValidatorStatus()`);
    expect(new Set([states].flat(3))).toEqual(new Set(["valid"]));
  });

  it("marks a word that is in none of its lists", async () => {
    const tab = 'univerAPI.getActiveWorkbook().getSheetByName("Evidence log")';
    await window.type("Evidence log", "H3", "on the moon");
    expect(
      await until(
        () => window.page.evaluate(`${tab}.getRange("H3").getValidatorStatus()`),
        (status) => JSON.stringify(status) === '[["invalid"]]',
      ),
    ).toEqual([["invalid"]]);
  });
});
