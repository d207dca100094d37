/** An installed Chromium for the tests that look at pages. */
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  process.env["CHROMIUM"] ?? "",
];

/** Where a Chromium is installed, or `null`. */
export const chromiumPath: string | null = places.find((path) => path !== "" && existsSync(path)) ?? null;

/**
 * Should browser tests be left out? On a person's machine without Chromium they are, and the run says so;
 * where changes are checked before they land, a missing browser is a failure.
 */
export const withoutBrowser = chromiumPath === null && !process.env["CI"];

/** How long a test waits for a browser, in milliseconds: no measure of speed, only an end, on a machine that others use as well. */
export const patience = 60_000;

export function openBrowser(): Promise<Browser> {
  if (chromiumPath === null) throw new Error("Chromium was not found: apt-get install chromium");
  return chromium.launch({
    executablePath: chromiumPath,
    timeout: patience,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
    ],
  });
}
