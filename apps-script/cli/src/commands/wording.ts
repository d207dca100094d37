/** `wording`: the official sentences, from a centre's own text copy of a specification, into a file of its own. */
import { readFileSync } from "node:fs";
import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { catalogueOutlines } from "@evidence-mapper/shared/wording/catalogue-outlines";
import { readWording } from "@evidence-mapper/shared/wording/read-wording";
import { type WordingReading } from "@evidence-mapper/shared/wording/reading";
import { recogniseSpecification } from "@evidence-mapper/shared/wording/recognise-specification";
import { toWordingFile } from "@evidence-mapper/shared/wording/wording-file";
import { type ExitCode, say, sayProblem, writeJson } from "../io/output.ts";
import { reason, writingReason } from "../io/reason.ts";
import { writeWholeFile } from "../io/write-file.ts";
import { wordingEnding } from "../load-wording.ts";

/** A specification is a few hundred kilobytes; what is far larger is something else. */
const longestText = 20 * 1024 * 1024;

export async function wordingCommand(
  file: string,
  options: { readonly json?: boolean; readonly out?: string },
): Promise<ExitCode> {
  const text = readText(file);
  if (text === null) return 2;
  const outlines = catalogueOutlines(catalogue);
  const id = recogniseSpecification(text, outlines);
  const outline = outlines.find((one) => one.id === id);
  if (outline === undefined) {
    sayProblem({
      code: "specification-unknown",
      where: file,
      found:
        "This text is not one of the five specifications that Evidence Mapper knows, or too little of one.",
      advice: "Save the whole specification as a text file (.txt) and try again.",
    });
    return 2;
  }
  const reading = readWording(text, outline);
  const complete = reading.notFound.length === 0 && reading.unplaced.length === 0;
  if (options.json === true) {
    await writeJson(reading);
    return complete ? 0 : 1;
  }
  sayReading(reading);
  const found = reading.units.some(({ criteria }) => criteria.length > 0);
  if (!found) {
    say("This specification prints no criteria, so there is no wording to keep.");
    return complete ? 0 : 1;
  }
  const out = options.out ?? `${reading.specification}${wordingEnding}`;
  try {
    writeWholeFile(out, `${JSON.stringify(toWordingFile(reading), null, 2)}\n`);
  } catch (error) {
    say(`The wording could not be written to ${out}: ${writingReason(error)}.`);
    return 2;
  }
  say(
    `Written to ${out}. \`check\` shows this wording when the file lies beside the tracker or in this folder.`,
  );
  say("The sentences belong to the awarding body: keep the file in your centre.");
  return complete ? 0 : 1;
}

function sayReading(reading: WordingReading): void {
  const count = reading.units.reduce((sum, { criteria }) => sum + criteria.length, 0);
  say(`${reading.specification}: ${count} criteria found in ${reading.units.length} units.`);
  for (const { ref, number, line } of reading.withoutNumber) {
    say(`  ${ref} ${number} (line ${line}) has lost its number in the text; it was placed by its position.`);
  }
  for (const { ref, number, why } of reading.notFound) say(`  ${ref} ${number} was not found: ${why}`);
  for (const { line, text } of reading.unplaced) say(`  Line ${line} could not be placed: ${text}`);
}

function readText(file: string): string | null {
  const refuse = (found: string): null => {
    sayProblem({
      code: "file-unreadable",
      where: file,
      found,
      advice: "Give a text file (.txt) of the specification.",
    });
    return null;
  };
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return refuse(`It cannot be read: ${reason(error)}.`);
  }
  if (bytes.length > longestText) return refuse("It is larger than any specification.");
  if (bytes.subarray(0, 4).toString("latin1") === "%PDF") {
    return refuse("It is a PDF. Open it, save or copy its text into a text file, and give that.");
  }
  if (bytes.includes(0)) return refuse("It is not plain text.");
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}
