/** The command line: reads the words, loads what the command needs, answers with an exit code. */
import { Command, CommanderError, Option } from "commander";
import { type CheckWords } from "./commands/check.ts";
import { type ExportWords } from "./commands/export.ts";
import { type ProvisionWords } from "./commands/provision.ts";
import { type SignInWords } from "./commands/sign-in.ts";
import { help } from "./help.ts";
import { type ExitCode, say } from "./io/output.ts";
import { reason } from "./io/reason.ts";

const program = new Command("evidence-mapper")
  .description(
    "Shows, criterion by criterion, what a learner's evidence covers and whether the units add up to the award.",
  )
  .version("0.1.0")
  .showHelpAfterError("(Add --help to see how it is used.)")
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

const json = (): Option => new Option("--json", "print data for other programs instead of a report");
const jsonLines = (): Option =>
  new Option("--json", "one line of JSON for each, which is what it prints anyway");
const creditsFile = (): Option =>
  new Option(
    "--credits <file>",
    "your centre's file of credits and levels, for units whose specification prints none",
  );

const serverOption = (): Option =>
  new Option(
    "--server <address>",
    "ask the local tracker at this address instead of Google (or set EVIDENCE_MAPPER_SERVER)",
  );

/** Runs a command and keeps what it answers as the exit code of the process. */
function run(action: () => Promise<ExitCode>): Promise<void> {
  return action().then((code) => {
    process.exitCode = code;
  });
}

program
  .command("check")
  .description("check a tracking spreadsheet: what is covered, which credits count, what is missing and why")
  .argument("<file>", "the tracker: .xlsx, .ods or .csv, or the address of a Google Sheet")
  .addOption(json())
  .option("--qualification <id>", "the qualification's number or code, when the sheet does not say")
  .option("--html <file>", "also write the report as one page for the browser")
  .option(
    "--layout <file>",
    "read the sheet as this file says; make one with --json (the key tracker.layout)",
  )
  .option("--explain-layout", "show how the layout was found out")
  .option(
    "--wording <file>",
    "a file with the official wording of criteria, made by the wording command; may be given several times",
    (file: string, before: readonly string[] = []) => [...before, file],
  )
  .addOption(creditsFile())
  .addOption(serverOption())
  .addHelpText("after", help.check)
  .action((file: string, options: CheckWords) =>
    run(async () => (await import("./commands/check.ts")).checkCommand(file, options)),
  );

program
  .command("start")
  .description("check the sample tracker, or your own, and write the report page")
  .argument("[file]", "your own tracker: .xlsx, .ods or .csv")
  .addHelpText("after", help.start)
  .action((file: string | undefined) =>
    run(async () => (await import("./commands/start.ts")).startCommand(file)),
  );

program
  .command("evaluate")
  .description("read achieved units, one learner a line (NDJSON), and say which award is met and why")
  .addOption(jsonLines())
  .addOption(creditsFile())
  .addHelpText("after", help.evaluate)
  .action((options: { credits?: string }) =>
    run(async () => {
      const { loadCatalogue } = await import("./load-catalogue.ts");
      const loaded = await loadCatalogue(options.credits);
      if (loaded === null) return 2;
      const { evaluateCommand } = await import("./commands/evaluate.ts");
      return evaluateCommand(process.stdin, loaded.evaluators, loaded.catalogue);
    }),
  );

program
  .command("batch")
  .description(
    "read evidence, one learner a line (NDJSON), and say what it covers; or check many trackers at once",
  )
  .argument(
    "[folder-or-list]",
    "a folder of trackers, or a text file that names one tracker a line: files and Google Sheets",
  )
  .addOption(jsonLines())
  .addOption(creditsFile())
  .addOption(serverOption())
  .addHelpText("after", help.batch)
  .action((target: string | undefined, options: { credits?: string; json?: boolean; server?: string }) =>
    run(async () => {
      const { loadCatalogue } = await import("./load-catalogue.ts");
      const loaded = await loadCatalogue(options.credits);
      if (loaded === null) return 2;
      if (target !== undefined) {
        const { batchTrackersCommand } = await import("./commands/batch-trackers.ts");
        return batchTrackersCommand(target, loaded.catalogue, options.server);
      }
      const { batchCommand } = await import("./commands/batch.ts");
      const { inputLength } = await import("./io/input-length.ts");
      return batchCommand(process.stdin, loaded.evaluators, inputLength());
    }),
  );

program
  .command("plan")
  .description(
    "for units already achieved: what counts, the cheapest way to finish, what could be claimed today",
  )
  .argument("<qualification>", "its number or code, such as 601/3972/9 or 4411-11")
  .argument("[units...]", "Ofqual references of the units achieved, such as L/506/2083")
  .addOption(json())
  .addOption(creditsFile())
  .addHelpText("after", help.plan)
  .action((qualification: string, units: string[], options: { credits?: string; json?: boolean }) =>
    run(async () => {
      const { loadCatalogue } = await import("./load-catalogue.ts");
      const loaded = await loadCatalogue(options.credits);
      if (loaded === null) return 2;
      const { planCommand } = await import("./commands/plan.ts");
      return planCommand(qualification, units, { ...loaded, json: options.json === true });
    }),
  );

program
  .command("catalogue")
  .description(
    "list the qualifications with their units, criteria, rules and the oddities of the specifications",
  )
  .addOption(json())
  .addHelpText("after", help.catalogue)
  .action((options: { json?: boolean }) =>
    run(async () => {
      const { catalogue } = await import("@evidence-mapper/shared/catalogue/index");
      const { catalogueCommand } = await import("./commands/catalogue.ts");
      return catalogueCommand(catalogue, { json: options.json === true });
    }),
  );

program
  .command("wording")
  .description("read the official wording of criteria from your centre's own text copy of a specification")
  .argument("<specification>", "the text file (.txt)")
  .addOption(json())
  .option("--out <file>", "where to write the wording file")
  .addHelpText("after", help.wording)
  .action((file: string, options: { json?: boolean; out?: string }) =>
    run(async () => (await import("./commands/wording.ts")).wordingCommand(file, options)),
  );

program
  .command("provision")
  .description("make a standard tracker in Google Sheets, or put back what one has lost")
  .option("--title <name>", "what the new spreadsheet is called")
  .option("--qualification <id>", "the qualification's number or code")
  .option("--spreadsheet <address>", "use this Google Sheet instead of making one")
  .option("--dry-run", "say what would be written, and write nothing")
  .addOption(json())
  .addOption(serverOption())
  .addHelpText("after", help.provision)
  .action((options: ProvisionWords) =>
    run(async () => (await import("./commands/provision.ts")).provisionCommand(options)),
  );

program
  .command("export")
  .description("write a tracker into a file that opens safely in other programs")
  .argument("<file>", "the tracker: a file, or the address of a Google Sheet")
  .addOption(
    new Option("--to <kind>", "what to write").choices(["xlsx", "csv", "json"]).makeOptionMandatory(),
  )
  .requiredOption("--out <file>", "where to write it; for CSV of several tabs a folder")
  .addOption(serverOption())
  .addHelpText("after", help.export)
  .action((file: string, options: ExportWords) =>
    run(async () => (await import("./commands/export.ts")).exportCommand(file, options)),
  );

program
  .command("sign-in")
  .description("let this computer reach your trackers in Google Sheets")
  .option("--client <file>", "the client file that Google's console gave your centre; needed the first time")
  .option("--every-sheet", "also let it read, never change, every sheet that you can open")
  .option("--no-browser", "only print the address to go to")
  .addHelpText("after", help.signIn)
  .action((options: SignInWords) =>
    run(async () => (await import("./commands/sign-in.ts")).signInCommand(options)),
  );

program
  .command("sign-out")
  .description("forget the sign-in on this computer, and tell Google to forget it")
  .addHelpText("after", help.signOut)
  .action(() => run(async () => (await import("./commands/sign-in.ts")).signOutCommand()));

// A reader that closes the pipe early (`| head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  say(`The answer could not be written: ${reason(error)}.`);
  process.exit(2);
});

// Messages that nobody can receive change nothing about the answer.
process.stderr.on("error", () => undefined);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    say(`Evidence Mapper could not finish: ${error instanceof Error ? error.message : String(error)}`);
    say("This is a fault of the program, not of your file. Please report it with the command that you used.");
    if (process.env["EVIDENCE_MAPPER_DEBUG"] !== undefined)
      say(String(error instanceof Error ? error.stack : error));
    process.exitCode = 2;
  }
}
