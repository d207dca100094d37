/** Finds a Chromium or Chrome on this machine and opens the tracker in it. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";

export interface FoundBrowser {
  readonly name: string;
  readonly path: string;
}

const places: readonly FoundBrowser[] = [
  { name: "Chromium", path: "/usr/bin/chromium" },
  { name: "Chromium", path: "/usr/bin/chromium-browser" },
  { name: "Chromium", path: "/Applications/Chromium.app/Contents/MacOS/Chromium" },
  { name: "Chrome", path: "/usr/bin/google-chrome" },
  { name: "Chrome", path: "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" },
  { name: "Chrome", path: "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe" },
];

export function findBrowser(): FoundBrowser | null {
  const own = process.env["CHROMIUM"];
  if (own !== undefined && existsSync(own)) return { name: "Chromium", path: own };
  return places.find(({ path }) => existsSync(path)) ?? null;
}

export interface BrowserStart {
  readonly switches: readonly string[];
  /** What it is opened on, a tab each. */
  readonly addresses: readonly string[];
}

/** How the browser is started: with the extension loaded, on the tracker and on the pages to practise with. */
export function browserStart(address: string, extension: string | null): BrowserStart {
  const firstRun = ["--no-first-run", "--no-default-browser-check"];
  if (extension === null) return { switches: firstRun, addresses: [address] };
  return {
    switches: [...firstRun, `--load-extension=${extension}`],
    addresses: [
      address,
      new URL("/practice/inbox", address).href,
      new URL("/practice/customers", address).href,
    ],
  };
}

/** A profile of its own, so that nothing of the person's everyday browser is touched. Chrome itself loads no extension this way. */
export function openWithExtension(
  { path }: FoundBrowser,
  { switches, addresses }: BrowserStart,
  profile: string,
): void {
  mkdirSync(profile, { recursive: true });
  const child = spawn(path, [`--user-data-dir=${profile}`, ...switches, ...addresses], {
    detached: true,
    stdio: "ignore",
  });
  child.on("error", () => undefined);
  child.unref();
}

/** The person's everyday browser. */
export function openBrowser(address: string): void {
  const [command, ...parts] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", address]
        : ["xdg-open", address];
  const child = spawn(command ?? "", parts, { detached: true, stdio: "ignore" });
  child.on("error", () => undefined);
  child.unref();
}
