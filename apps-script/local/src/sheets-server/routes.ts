/** Which method of the interface a request is for. */
export interface Route {
  readonly method: MethodName;
  /** The spreadsheet's or file's id. */
  readonly id: string;
  readonly range: string;
  readonly write: boolean;
}

export type MethodName =
  | "spreadsheets.create"
  | "spreadsheets.get"
  | "spreadsheets.batchUpdate"
  | "spreadsheets.values.get"
  | "spreadsheets.values.batchGet"
  | "spreadsheets.values.append"
  | "spreadsheets.values.update"
  | "spreadsheets.values.batchUpdate"
  | "files.list"
  | "files.get"
  | "files.create";

const patterns: readonly (readonly [string, RegExp, MethodName])[] = [
  ["POST", /^\/v4\/spreadsheets$/, "spreadsheets.create"],
  ["GET", /^\/v4\/spreadsheets\/([^/:]+)$/, "spreadsheets.get"],
  ["POST", /^\/v4\/spreadsheets\/([^/:]+):batchUpdate$/, "spreadsheets.batchUpdate"],
  ["GET", /^\/v4\/spreadsheets\/([^/:]+)\/values:batchGet$/, "spreadsheets.values.batchGet"],
  ["POST", /^\/v4\/spreadsheets\/([^/:]+)\/values:batchUpdate$/, "spreadsheets.values.batchUpdate"],
  ["POST", /^\/v4\/spreadsheets\/([^/:]+)\/values\/([^/]+):append$/, "spreadsheets.values.append"],
  ["GET", /^\/v4\/spreadsheets\/([^/:]+)\/values\/([^/]+)$/, "spreadsheets.values.get"],
  ["PUT", /^\/v4\/spreadsheets\/([^/:]+)\/values\/([^/]+)$/, "spreadsheets.values.update"],
  ["GET", /^\/drive\/v3\/files$/, "files.list"],
  ["GET", /^\/drive\/v3\/files\/([^/]+)$/, "files.get"],
  ["POST", /^\/drive\/v3\/files$/, "files.create"],
];

/** `null`: the interface has nothing there. */
export function routeOf(method: string, path: string): Route | null {
  for (const [verb, pattern, name] of patterns) {
    const parts = verb === method ? pattern.exec(path) : null;
    if (parts === null) continue;
    const id = decoded(parts[1] ?? "");
    const range = decoded(parts[2] ?? "");
    if (id === null || range === null) return null;
    return { method: name, id, range, write: verb !== "GET" };
  }
  return null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
