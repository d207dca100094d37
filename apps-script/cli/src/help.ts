/** What `--help` says below a command's options: an example to copy, what goes in and out, the exit codes. */

const exitCodes = (found: string): string => `Exit code: 0 done; 1 ${found}; 2 it could not run.`;

export const help = {
  check: `
Examples:
  npx evidence-mapper check "Spring cohort.xlsx"
  npx evidence-mapper check tracker.xlsx --html report.html
  npx evidence-mapper check tracker.csv --qualification 601/3972/9 --json > answer.json
  npx evidence-mapper check https://docs.google.com/spreadsheets/d/…/edit

For a Google Sheet sign in first; one that Evidence Mapper did not make needs sign-in --every-sheet.

Nothing in your spreadsheet is changed.
${exitCodes("somebody cannot be claimed for yet, or the file has problems")}`,

  start: `
Examples:
  npm run report
  npx evidence-mapper start "Spring cohort.xlsx"

The report page goes into the folder reports. Nothing in your spreadsheet is changed.
Exit code: 0 the tracker was checked, whatever was found; 2 it could not run.`,

  evaluate: `
Example:
  npx evidence-mapper evaluate < learners.ndjson > answers.ndjson

A line in:
  {"id": "A-17", "qualification": "601/3972/9", "achievedUnits": ["L/506/2083", "Y/506/2085"]}
A line out, in the same order: id, verdict, creditsTotal, creditsCounted, minimumAdditionalCredits,
completion, findings, ambiguities. A line that cannot be read gets its id and a problem.
${exitCodes("a line has a problem")}`,

  batch: `
Examples:
  npx evidence-mapper batch < learners.ndjson > answers.ndjson
  npx evidence-mapper batch trackers/ > answers.ndjson

A line in:
  {"learner": "A-17", "qualification": "601/3972/9",
   "evidence": [{"id": "E4", "date": "2026-03-04", "method": "observation", "criteria": ["L/506/2083:1.1"]}]}
  (on one line)
A line out, in the same order: learner, verdict, onCoverage, creditsCounted, minimumAdditionalCredits,
openCriteria. A line that cannot be read gets its learner and a problem.
Google takes 60 requests a minute: a hundred Google Sheets take about two minutes.
With a folder or a list: one line for each tracker, with its learners counted by verdict and its problems.
${exitCodes("a line has a problem, or a tracker has problems or learners who cannot be claimed for yet")}`,

  plan: `
Example:
  npx evidence-mapper plan 601/3972/9 L/506/2083 Y/506/2085

${exitCodes("the award is not complete")}`,

  catalogue: `
Example:
  npx evidence-mapper catalogue --json > catalogue.json

Exit code: 0 done; 2 it could not run.`,

  wording: `
Example:
  npx evidence-mapper wording specification.txt

Save the specification as plain text first. The wording file stays in your centre; check shows it when it
lies beside the tracker or in the folder in which you are.
${exitCodes("a criterion was not found, or a line could not be placed")}`,

  provision: `
Examples:
  npx evidence-mapper provision --qualification 601/3972/9 --title "Spring cohort"
  npx evidence-mapper provision --qualification 4411-11 --dry-run
  npx evidence-mapper provision --spreadsheet https://docs.google.com/spreadsheets/d/…/edit

It can be run again at any time: a tracker of the same title and qualification that is there already is used, and
only what is missing is added. Nothing that you typed or arranged is changed.
${exitCodes("something in the spreadsheet needs a person first")}`,

  export: `
Examples:
  npx evidence-mapper export "Spring cohort.xlsx" --to csv --out "Spring cohort"
  npx evidence-mapper export https://docs.google.com/spreadsheets/d/…/edit --to xlsx --out copy.xlsx

No cell of the file is a formula, whatever somebody typed. In CSV a text that would be taken for one has an
apostrophe before it. Excel takes 1.10 in a CSV file for a number: give .xlsx to people.
Exit code: 0 done; 2 it could not run.`,

  signIn: `
Examples:
  npx evidence-mapper sign-in --client client_secret.json
  npx evidence-mapper sign-in --every-sheet

Usually this program sees only the sheets that it made. --every-sheet is for checking others; Google calls that
a sensitive permission. docs/guides/google-console.md says how your centre gets its client file.
Exit code: 0 done; 2 it could not run.`,

  signOut: `
Example:
  npx evidence-mapper sign-out

Exit code: 0 done; 2 it could not run.`,
} as const;
