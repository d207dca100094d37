import type { Problem } from "@evidence-mapper/shared/problem";

/** What is wrong with a file, without its name: the parts that read bytes do not know what it is called. */
export type Fault = Omit<Problem, "where">;

/**
 * Leaves the middle of a file's reading. It never leaves this folder: `readPackedBytes` turns it into the
 * `Problem` that callers see.
 */
export class FileFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.found);
    this.name = "FileFault";
    this.fault = fault;
  }
}

const SAVE_AS_XLSX =
  "Open it in the program that made it, save it as an Excel workbook (.xlsx), and give that file.";

/** Faults by name, so that every sentence about a file stands in one place. */
export const faults = {
  wrongType: (what: string, advice: string = SAVE_AS_XLSX): Fault => ({
    code: "file-wrong-type",
    found: `This is ${what}, not a spreadsheet that can be read.`,
    advice,
  }),
  empty: (): Fault => ({
    code: "file-empty",
    found: "The file is empty.",
    advice: "Check that it was saved or downloaded completely.",
  }),
  encrypted: (): Fault => ({
    code: "file-encrypted",
    found: "The file is protected with a password.",
    advice:
      "Open it with the password, remove the password (in Excel: File, Info, Protect Workbook, Encrypt with Password, clear the box), save a copy and give that.",
  }),
  damaged: (detail: string): Fault => ({
    code: "file-damaged",
    found: `The file is damaged or incomplete: ${detail}.`,
    advice:
      "Download or copy it again. If it still opens in your spreadsheet program, save it there under a new name and give that file.",
  }),
  tooLarge: (detail: string): Fault => ({
    code: "file-too-large",
    found: `The file is too large to be read safely: ${detail}.`,
    advice:
      "Split the tracker into smaller files, for example one for each cohort, and delete the empty rows and columns after the last learner.",
  }),
  unexpected: (detail: string): Fault => ({
    code: "file-unreadable",
    found: `Reading the file came to an unexpected end${detail && ` (${detail})`}.`,
    advice:
      "Save it under a new name in your spreadsheet program and give that file. If that does not help, report it as a fault of this program.",
  }),
  tooSlow: (seconds: number): Fault => ({
    code: "file-too-slow",
    found: `The file could not be read within ${seconds} seconds.`,
    advice: "Copy the tab with the tracker into a new workbook, save that and give it.",
  }),
} as const;
