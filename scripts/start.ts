/**
 * `npm start`: the local tracker on this machine. Builds what is missing, opens the sample centre's tracker or the
 * person's own, and says what it is, where the file lies and how things stand.
 */
import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { startServer } from "../apps-script/local/src/server/tracker-server.ts";
import { versionsFolder } from "../apps-script/local/src/server/versions.ts";
import { buildIfChanged } from "./local/build-if-changed.ts";
import { connectedExtension } from "./local/connected-extension.ts";
import { coverageLines } from "./local/coverage-lines.ts";
import { browserStart, findBrowser, openBrowser, openWithExtension } from "./local/open-browser.ts";

const root = join(import.meta.dirname, "..");
const sample = join(root, "apps-script/samples/harbour-street-standard-tracker.xlsx");
const usage = `npm start                          the sample centre's tracker
npm start -- --file my.xlsx        your own tracker
npm start -- --port 5000           another port than 4411
npm start -- --no-open             opens no browser and asks nothing
npm start -- --no-extension        without the browser extension

To check a file and read the report in the terminal: npx evidence-mapper start FILE`;

const personsFolder = process.env["INIT_CWD"] ?? process.cwd();
const asks = process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env["CI"];

async function main(): Promise<number> {
  const given = options();
  if (given === null) return 2;
  const file = given.file === undefined ? sampleTracker() : resolve(personsFolder, given.file);
  if (!existsSync(file)) {
    say(
      `There is no file ${file}. Check the spelling and the folder; a name with spaces needs quotation marks around it.`,
    );
    return 2;
  }
  if (statSync(file).isDirectory()) {
    say(`${file} is a folder. Give the .xlsx file in it.`);
    return 2;
  }
  const pageReady = await buildIfChanged(
    "the tracker's page",
    "apps-script/local/dist",
    "scripts/build-local.ts",
    [
      "apps-script/local/src/page",
      "apps-script/local/src/univer",
      "apps-script/local/src/book",
      "apps-script/addon/src",
      "shared/src",
      "scripts/local",
      "scripts/addon",
    ],
  );
  if (!pageReady) return 2;
  const built = join(root, "extension/build/chrome-mv3-prod");
  const extensionReady =
    given.extension &&
    (await buildIfChanged(
      "the browser extension",
      "extension/build/chrome-mv3-prod",
      "scripts/build-extension.ts",
      ["extension/src", "extension/package.json", "shared/src"],
    ));
  const started = await startServer({ file, dist: join(root, "apps-script/local/dist"), port: given.port });
  if (!started.ok) {
    say(`${basename(file)}: ${started.found} ${started.advice}`);
    return 2;
  }
  const { server } = started;
  say(`
Evidence Mapper: your tracker in a spreadsheet on this machine. Nothing leaves it.

  Open      ${server.address}
  File      ${file}
  Versions  ${near(versionsFolder(file))} (the last ten)${server.port === given.port || given.port === 0 ? "" : `\n  Port ${given.port} was taken; this one is free.`}`);
  if (given.file === undefined) say("  Everybody in this tracker is made up. Change what you like.");
  if (server.recovered !== null) say(`\n  ${server.recovered}`);
  say(`\n${(await coverageLines(root, file)).map((line) => `  ${line}`).join("\n")}`);
  const extension = extensionReady
    ? connectedExtension({ built, folder: join(root, "trackers/extension"), pairing: server.pairing })
    : null;
  if (extension !== null)
    say(
      `\n  To tag evidence while you browse: a Chromium that is opened from here has the extension already.\n  In a browser of your own: chrome://extensions, Developer mode, Load unpacked, and choose\n  ${extension}\n  It connects with this tracker by itself.`,
    );
  say("\nCtrl-C ends it. Everything is saved by then.");
  const ended = untilStopped();
  if (given.open) await offer(server.address, extension);
  await ended;
  await server.close();
  say("\nSaved.");
  return 0;
}

interface Options {
  readonly file: string | undefined;
  readonly port: number;
  readonly open: boolean;
  readonly extension: boolean;
}

/** `null` when something was asked for that there is not, or only for help. */
function options(): Options | null {
  let why = "";
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        file: { type: "string" },
        port: { type: "string", default: "4411" },
        open: { type: "boolean", default: true },
        extension: { type: "boolean", default: true },
        help: { type: "boolean", short: "h" },
      },
    });
    const port = Number(values.port);
    if (
      values.help !== true &&
      Number.isInteger(port) &&
      port >= 0 &&
      port < 65_536 &&
      positionals.length < 2
    )
      return { file: values.file ?? positionals[0], port, open: values.open, extension: values.extension };
    if (positionals.length > 1)
      why = `Give one file. A name with spaces needs quotation marks around it: "${positionals.join(" ")}"\n\n`;
    else if (values.help !== true) why = `“${values.port}” is no port: give a number up to 65535.\n\n`;
  } catch (error) {
    why = `${error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error)}.\n\n`;
  }
  say(`${why}${usage}`);
  return null;
}

/** The sample is copied once, so that the original stays as it is. */
function sampleTracker(): string {
  const folder = join(root, "trackers");
  const copy = join(folder, "Harbour Street sample.xlsx");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(copy)) copyFileSync(sample, copy);
  return copy;
}

async function offer(address: string, extension: string | null): Promise<void> {
  if (!asks) return;
  const browser = findBrowser();
  if (browser === null) {
    openBrowser(address);
    return;
  }
  const question =
    extension === null
      ? `Open it in ${browser.name} now? [Y/n] `
      : `Open it in ${browser.name} now, in a window of its own with the extension loaded? [Y/n] `;
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question(`\n${question}`).catch(() => "n");
  reader.close();
  if (/^\s*n/i.test(answer)) return;
  openWithExtension(browser, browserStart(address, extension), join(root, "trackers/.browser"));
}

/** As short as it can be said from here, and never up and down through folders. */
function near(path: string): string {
  const from = relative(process.cwd(), path);
  return from.startsWith("..") ? path : from;
}

function untilStopped(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => done());
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

process.exit(
  await main().catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return 2;
  }),
);
