import { faults, type Fault } from "./file-fault.ts";

/** What a file is by its content. Its name is never asked. */
export type Recognised =
  | { readonly kind: "archive" }
  | { readonly kind: "text" }
  | { readonly kind: "refused"; readonly fault: Fault };

const PICTURE_ADVICE =
  "Give the spreadsheet itself: in Google Sheets File, Download, Microsoft Excel; in Excel File, Save As.";

const SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly advice?: string;
}[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], what: "a PDF document", advice: PICTURE_ADVICE },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: "a picture", advice: PICTURE_ADVICE },
  { bytes: [0xff, 0xd8, 0xff], what: "a picture", advice: PICTURE_ADVICE },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: "a picture", advice: PICTURE_ADVICE },
  { bytes: [0x42, 0x4d], what: "a picture", advice: PICTURE_ADVICE },
  { bytes: [0x49, 0x49, 0x2a, 0x00], what: "a picture", advice: PICTURE_ADVICE },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], what: "a picture", advice: PICTURE_ADVICE },
  { bytes: [0x1f, 0x8b], what: "a packed file (gzip)", advice: "Unpack it and give the file inside." },
  {
    bytes: [0x37, 0x7a, 0xbc, 0xaf],
    what: "a packed file (7z)",
    advice: "Unpack it and give the file inside.",
  },
  {
    bytes: [0x52, 0x61, 0x72, 0x21],
    what: "a packed file (RAR)",
    advice: "Unpack it and give the file inside.",
  },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: "a text document (RTF)" },
  { bytes: [0x09, 0x08], what: "an old Excel file (.xls)" },
  { bytes: [0x09, 0x04], what: "an old Excel file (.xls)" },
];

/** Recognises a file from its bytes. Old Office files are looked through for what they hold. */
export function recogniseFile(bytes: Buffer): Recognised {
  if (bytes.length === 0) return refused(faults.empty());
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    return { kind: "archive" };
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return refused(compoundFile(bytes));
  const utf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  for (const { bytes: signature, what, advice } of utf16 ? [] : SIGNATURES) {
    // Two letters can begin an honest text too, so a short signature counts only before bytes that no text has.
    if (!startsWith(bytes, signature) || (signature.length === 2 && !hasBinary(bytes))) continue;
    return refused(faults.wrongType(what, advice));
  }
  return recogniseText(bytes);
}

/** The container of Office before 2007, and of every Office file with a password. */
function compoundFile(bytes: Buffer): Fault {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, "utf16le"));
  if (has("EncryptedPackage")) return faults.encrypted();
  if (has("Workbook") || has("Book")) return faults.wrongType("an old Excel file (.xls)");
  if (has("WordDocument")) return faults.wrongType("a Word document", PICTURE_ADVICE);
  return faults.wrongType("an old Office file");
}

function recogniseText(bytes: Buffer): Recognised {
  const start = startAsText(bytes);
  if (
    /^(<!doctype html|<html|<head|<body|<table|<meta|<div)/i.test(start) ||
    /^<\?xml[^>]*>\s*<(!doctype )?html/i.test(start)
  ) {
    return refused(faults.wrongType("a web page, whatever its name says"));
  }
  if (start.startsWith("<") && /urn:schemas-microsoft-com:office:spreadsheet/.test(start)) {
    return refused(faults.wrongType("an Excel 2003 XML file"));
  }
  if (start.startsWith("<") && /office:document/.test(start)) {
    return refused(faults.wrongType("a flat OpenDocument file (.fods)"));
  }
  if (/^<(\?xml|svg|[a-z]+ xmlns)/i.test(start)) return refused(faults.wrongType("an XML file"));
  if (/^\{\s*("|\})|^\[\s*[[{]/.test(start)) return refused(json(start));
  return { kind: "text" };
}

function json(start: string): Fault {
  if (/"(doc_id|resource_id)"|docs\.google\.com/.test(start)) {
    return faults.wrongType(
      "a shortcut to a file on Google Drive",
      "Open it in the browser, choose File, Download, Microsoft Excel (.xlsx), and give that file.",
    );
  }
  return faults.wrongType("a JSON file", PICTURE_ADVICE);
}

function startAsText(bytes: Buffer): string {
  const head = bytes.subarray(0, 2048);
  const text = startsWith(head, [0xff, 0xfe]) ? head.toString("utf16le") : head.toString("utf8");
  return text.replace(/^\uFEFF/, "").trimStart();
}

function hasBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 512).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
}

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function refused(fault: Fault): Recognised {
  return { kind: "refused", fault };
}
