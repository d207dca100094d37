/** `start`: checks the sample tracker, or the person's own, and writes the page. */
import { mkdirSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type ExitCode, say, sayProblem, writePieces } from "../io/output.ts";
import { writingReason } from "../io/reason.ts";
import { loadCatalogue } from "../load-catalogue.ts";
import { loadWording } from "../load-wording.ts";
import { readWorkbookFile } from "../files/read-workbook-file.ts";
import { checkTracker, writeHtml } from "./check.ts";

/** dist/ lies in apps-script/cli, the samples in apps-script/samples. */
const sample = fileURLToPath(
  new URL("../../samples/harbour-street-level-1-certificate.xlsx", new URL(".", import.meta.url)),
);

/** `npm run report` runs in the project's root and keeps in INIT_CWD the folder in which the person stood. */
function personsFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  return script === "report" && folder !== undefined ? folder : process.cwd();
}

export async function startCommand(file: string | undefined): Promise<ExitCode> {
  const here = personsFolder();
  const tracker = file === undefined ? sample : resolve(here, file);
  const loaded = loadCatalogue();
  const wording = loadWording(undefined, [process.cwd(), here, dirname(tracker)]);
  if (loaded === null || wording === null) return 2;
  if (file === undefined) {
    say(`Checking the sample tracker ${relative(here, sample)}. Everybody in it is made up.`);
    say("For your own file: npm run report -- path/to/tracker.xlsx\n");
  }
  const checked = await checkTracker(tracker, loaded, { read: readWorkbookFile });
  if (!checked.ok) {
    sayProblem(checked.problem);
    return 2;
  }
  const { textReport } = await import("../report/text-report.ts");
  await writePieces(textReport(checked.check, wording));
  const folder = here === process.cwd() ? "reports" : resolve("reports");
  const page = join(folder, `${basename(tracker).replace(/\.[^.]+$/, "")}.html`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    say(`The folder for the report page could not be made: ${writingReason(error)}.`);
    return 2;
  }
  return (await writeHtml(page, checked.check, wording, tracker)) ? 0 : 2;
}
