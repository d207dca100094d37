/** What the tab `Settings` says to programs. */
import { type Problem } from "../problem.ts";
import { readHeader } from "../evidence-log/header.ts";
import { cellText } from "../tracker/cell-text.ts";
import { cellName, type Sheet } from "../tracker/workbook.ts";

export const settingKeys = {
  layout: "layout",
  qualification: "qualification",
  version: "specification version",
  samePerson: "same person",
} as const;

export interface TrackerSettings {
  /** As it stands there; `null` when nothing says it. */
  readonly layout: string | null;
  readonly qualification: string | null;
  /** For each person the names and accounts that are theirs. */
  readonly people: readonly (readonly string[])[];
  readonly problems: readonly Problem[];
}

export function readSettings(sheet: Sheet): TrackerSettings {
  const { header, problems } = readHeader("setting", ["key", "value"], sheet);
  if (header === null) return { layout: null, qualification: null, people: [], problems };
  const key = header.columns.get("key") ?? 0;
  const value = header.columns.get("value") ?? 0;
  const said = new Map<string, string>();
  const people: (readonly string[])[] = [];
  const faults: Problem[] = [];
  sheet.rows.forEach((row, index) => {
    if (index <= header.row) return;
    const name = cellText(row[key] ?? null).toLowerCase();
    const text = cellText(row[value] ?? null);
    if (name === settingKeys.samePerson) {
      const names = text
        .split(/[;\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== "");
      if (names.length > 0) people.push(names);
    } else if (name !== "" && text !== "") {
      const before = said.get(name);
      if (before !== undefined && before !== text) {
        faults.push({
          code: "setting-twice",
          where: cellName(sheet.name, index, value),
          found: `The setting “${name}” is there twice, as “${before}” and as “${text}”.`,
          advice: "Delete the one that is wrong. The first is read.",
        });
      } else said.set(name, text);
    }
  });
  return {
    layout: said.get(settingKeys.layout) ?? null,
    qualification: said.get(settingKeys.qualification) ?? null,
    people,
    problems: faults,
  };
}
