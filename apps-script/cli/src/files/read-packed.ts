import { open } from "node:fs/promises";
import { basename } from "node:path";
import type { Problem } from "@evidence-mapper/shared/problem";
import { faults, FileFault, type Fault } from "./file-fault.ts";
import { limits } from "./limits.ts";
import type { PackedWorkbook } from "./packed-workbook.ts";
import { readCsv } from "./read-csv.ts";
import { readOds } from "./read-ods.ts";
import { readXlsx } from "./read-xlsx.ts";
import { recogniseFile } from "./recognise-file.ts";
import { workbookBuilder, type WorkbookBuilder } from "./workbook-builder.ts";
import { openZip, type ZipParts } from "./zip-parts.ts";

/** A file's cells, or the one thing that kept it from being read. */
export type PackedResult =
  | { readonly ok: true; readonly packed: PackedWorkbook; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a file that exists, in this process. Never throws for what is in the file. */
export async function readPackedFile(path: string): Promise<PackedResult> {
  const name = basename(path);
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > limits.fileBytes) {
      return refuse(name, faults.tooLarge(`it has more than ${limits.fileBytes / 1024 / 1024} MB`));
    }
    return await readPackedBytes(await file.readFile(), name);
  } finally {
    await file.close();
  }
}

/** Reads a file's bytes, in this process. `name` is for sentences and for the tab of a text file. */
export async function readPackedBytes(bytes: Buffer, name: string): Promise<PackedResult> {
  try {
    const recognised = recogniseFile(bytes);
    if (recognised.kind === "refused") return refuse(name, recognised.fault);
    const builder = workbookBuilder();
    if (recognised.kind === "text") readCsv(bytes, name, builder);
    else await readArchive(await openZip(bytes), builder);
    return { ok: true, ...builder.finish() };
  } catch (error) {
    if (error instanceof FileFault) return refuse(name, error.fault);
    throw error;
  }
}

async function readArchive(zip: ZipParts, builder: WorkbookBuilder): Promise<void> {
  const has = (name: string): boolean => zip.find(name) !== undefined;
  const media = has("mimetype") && !zip.isEncrypted("mimetype") ? await mediaType(zip) : "";
  if (/opendocument\.spreadsheet/.test(media)) return readOds(zip, builder);
  if (/opendocument/.test(media))
    throw new FileFault(faults.wrongType("an OpenDocument file without a spreadsheet"));
  if (has("xl/workbook.bin")) throw new FileFault(faults.wrongType("a binary Excel workbook (.xlsb)"));
  if (has("[Content_Types].xml")) {
    if (has("word/document.xml")) throw new FileFault(faults.wrongType("a Word document", COPY_TABLE));
    if (has("ppt/presentation.xml"))
      throw new FileFault(faults.wrongType("a PowerPoint presentation", COPY_TABLE));
    return readXlsx(zip, builder);
  }
  if (has("xl/workbook.xml")) return readXlsx(zip, builder);
  if (has("content.xml")) return readOds(zip, builder);
  if (zip.names.some((name) => /(^|\/)Index(\/.*\.iwa|\.zip)$/.test(name))) {
    throw new FileFault(
      faults.wrongType(
        "a Numbers spreadsheet",
        "In Numbers choose File, Export To, Excel, and give the .xlsx file that it makes.",
      ),
    );
  }
  throw new FileFault(
    faults.wrongType(
      "a zip archive without a spreadsheet of its own",
      "Unpack it and give the spreadsheet inside.",
    ),
  );
}

const COPY_TABLE = "Copy its table into a new spreadsheet, save that as .xlsx, and give that file.";

async function mediaType(zip: ZipParts): Promise<string> {
  return (await zip.readStart(zip.find("mimetype") ?? "mimetype", 100)).toString("latin1");
}

function refuse(name: string, fault: Fault): PackedResult {
  return { ok: false, problem: { code: fault.code, where: name, found: fault.found, advice: fault.advice } };
}
