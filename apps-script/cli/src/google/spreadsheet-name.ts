/** How people name a spreadsheet: by the address in their browser, or its id. */
export interface SpreadsheetName {
  readonly id: string;
  /** The server that the address names, when it is one on this machine. */
  readonly server: string | null;
}

const ofGoogle =
  /^https:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?spreadsheets\/(?:u\/\d+\/)?d\/([A-Za-z0-9_-]+)(?:[/?#].*)?$/;
const ofThisMachine =
  /^(http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}\/)(?:spreadsheets\/)?d\/([A-Za-z0-9_-]+)(?:[/?#].*)?$/;
const bareId = /^[A-Za-z0-9_-]{25,}$/;

/** `null` when the text is neither an address nor an id; a file's name has an ending or is shorter. */
export function spreadsheetName(text: string): SpreadsheetName | null {
  const trimmed = text.trim();
  const google = ofGoogle.exec(trimmed)?.[1];
  if (google !== undefined) return { id: google, server: null };
  const local = ofThisMachine.exec(trimmed);
  if (local !== null) return { id: local[2] ?? "", server: local[1] ?? null };
  return bareId.test(trimmed) ? { id: trimmed, server: null } : null;
}

/** An address of anything: never the name of a file. */
export function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text.trim());
}
