/** The part of Google Drive that a tracker needs: making a spreadsheet with a mark, and finding it again. */
import { invalid, notFound } from "../api-fault.ts";
import { isJsonObject, type JsonObject } from "../json.ts";

export interface DriveFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly trashed: boolean;
  /** One more after every change of the file or what it holds. */
  readonly version: number;
  readonly appProperties: Readonly<Record<string, string>>;
}

export const spreadsheetType = "application/vnd.google-apps.spreadsheet";

export function fileJson({ id, name, mimeType, trashed, version, appProperties }: DriveFile): JsonObject {
  return {
    kind: "drive#file",
    id,
    name,
    mimeType,
    trashed,
    version: String(version),
    ...(Object.keys(appProperties).length === 0 ? {} : { appProperties }),
    webViewLink: `https://docs.google.com/spreadsheets/d/${id}/edit`,
  };
}

/** What Drive gives when no fields are asked for. */
export const usualFields = "kind,id,name,mimeType";

/** The file that a body asks for. Throws on what is no plain file. */
export function newFile(body: JsonObject, id: string): DriveFile {
  const properties = body["appProperties"];
  const appProperties: Record<string, string> = {};
  if (isJsonObject(properties)) {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== "string") throw invalid(`Invalid value for: appProperties.${name}`);
      // A key and its value have 124 bytes together.
      if (new TextEncoder().encode(name + value).length > 124)
        throw invalid("The property key and value are longer than 124 bytes.");
      appProperties[name] = value;
    }
  }
  const text = (name: string, usual: string): string => {
    const value = body[name];
    return typeof value === "string" ? value : usual;
  };
  return {
    id,
    name: text("name", "Untitled"),
    mimeType: text("mimeType", "application/octet-stream"),
    trashed: false,
    version: 0,
    appProperties,
  };
}

export function findFile(files: readonly DriveFile[], id: string): DriveFile {
  const found = files.find((file) => file.id === id);
  if (found === undefined) throw notFound();
  return found;
}

/**
 * The files that a query finds: terms joined by `and` on `mimeType`, `name`, `trashed` and `appProperties`.
 * Throws on others.
 */
export function searchFiles(files: readonly DriveFile[], query: string | undefined): readonly DriveFile[] {
  if (query === undefined || query.trim() === "") return files;
  const tests = splitTerms(query).map(testOf);
  return files.filter((file) => tests.every((test) => test(file)));
}

function splitTerms(query: string): readonly string[] {
  const terms: string[] = [""];
  for (const token of query.match(/'(?:[^'\\]|\\.)*'|\{[^}]*\}|\sand\s|./gs) ?? []) {
    if (/^\sand\s$/.test(token)) terms.push("");
    else terms.push(`${terms.pop() ?? ""}${token}`);
  }
  return terms.map((term) => term.trim());
}

function testOf(term: string): (file: DriveFile) => boolean {
  const same = /^(mimeType|name)\s*(=|!=)\s*'((?:[^'\\]|\\.)*)'$/s.exec(term);
  if (same !== null) {
    const [, field, sign, text] = same;
    const wanted = plain(text ?? "");
    return (file) => ((field === "name" ? file.name : file.mimeType) === wanted) === (sign === "=");
  }
  const trashed = /^trashed\s*=\s*(true|false)$/.exec(term);
  if (trashed !== null) return (file) => file.trashed === (trashed[1] === "true");
  const marked =
    /^appProperties\s+has\s+\{\s*key='((?:[^'\\]|\\.)*)'\s+and\s+value='((?:[^'\\]|\\.)*)'\s*\}$/s.exec(term);
  if (marked !== null) {
    const [key, value] = [plain(marked[1] ?? ""), plain(marked[2] ?? "")];
    return (file) => Object.hasOwn(file.appProperties, key) && file.appProperties[key] === value;
  }
  throw invalid(`Invalid Value: q: ${term}`);
}

function plain(text: string): string {
  return text.replaceAll(/\\(.)/gs, "$1");
}
