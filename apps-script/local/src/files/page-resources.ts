/**
 * Notes, drop-downs, colour rules and names: as the spreadsheet page keeps them (texts of its own, one for each
 * kind) and as files have them. Both directions; what a file cannot hold stays out of it.
 */
import * as z from "zod";
import { type Merge } from "@evidence-mapper/shared/tracker/workbook";
import { type CellLooks } from "../book/looks.ts";

export interface FileNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** What cells may hold, in the words of the file format. */
export interface DropDown {
  readonly areas: readonly Merge[];
  /** `list`, `date`, `checkbox`, … */
  readonly kind: string;
  readonly operator: string;
  /** Of a list: `"yes,no"` in quotes, or the cells with the choices. */
  readonly first: string;
  readonly second: string;
  readonly strict: boolean;
  readonly help: string;
}

export interface FileColourRule {
  readonly areas: readonly Merge[];
  /** Without `=`. */
  readonly when: string;
  readonly looks: CellLooks;
}

export interface TabRules {
  readonly dropDowns: readonly DropDown[];
  readonly colours: readonly FileColourRule[];
}

export interface TabExtras extends TabRules {
  readonly notes: readonly FileNote[];
}

const keys = {
  notes: "SHEET_NOTE_PLUGIN",
  dropDowns: "SHEET_DATA_VALIDATION_PLUGIN",
  colours: "SHEET_CONDITIONAL_FORMATTING_PLUGIN",
  names: "SHEET_DEFINED_NAME_PLUGIN",
  /** Ours: rules that look at the tab with the states of all marks. */
  states: "EVIDENCE_MAPPER_COLOURS",
} as const;

/** Such a rule's condition; the page answers it without its own conditional formatting. */
const looksAtStates = /^INDIRECT\("'.*'!R"&\(ROW\(/;

/** What the page is given. */
export function resourcesOf(
  tabs: ReadonlyMap<string, TabExtras>,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const byTab = <Kind>(of: (extras: TabExtras, tab: string) => Kind): string =>
    JSON.stringify(Object.fromEntries([...tabs].map(([tab, extras]) => [tab, of(extras, tab)])));
  return new Map([
    [keys.notes, byTab(({ notes }) => pageNotes(notes))],
    [
      keys.dropDowns,
      byTab(({ dropDowns }, tab) => dropDowns.map((one, index) => pageRule(one, `${tab}-${index}`))),
    ],
    [
      keys.colours,
      byTab(({ colours }, tab) =>
        colours
          .filter((one) => !looksAtStates.test(one.when))
          .map((one, index) => pageColours(one, `${tab}-${index}`)),
      ),
    ],
    [keys.states, byTab(({ colours }) => colours.filter((one) => looksAtStates.test(one.when)))],
    [
      keys.names,
      JSON.stringify(
        Object.fromEntries(
          [...names].map(([name, reference], index) => [
            `name-${index}`,
            { id: `name-${index}`, name, formulaOrRefString: reference, localSheetId: "AllDefaultWorkbook" },
          ]),
        ),
      ),
    ],
  ]);
}

/** What goes into the file. */
export function extrasOf(resources: ReadonlyMap<string, string>, tab: string): TabExtras {
  return {
    notes: tabPart(resources, keys.notes, tab, noteShape).flatMap((rows) =>
      Object.values(rows).flatMap((columns) =>
        Object.values(columns).map(({ row, col, note }) => ({ row, column: col, text: note })),
      ),
    ),
    dropDowns: tabPart(resources, keys.dropDowns, tab, ruleShape).flatMap((rules) => rules.map(fileRule)),
    colours: [
      ...tabPart(resources, keys.colours, tab, colourShape).flatMap((rules) => rules.flatMap(fileColours)),
      ...tabPart(resources, keys.states, tab, stateShape).flatMap((rules) =>
        rules.map(({ areas, when, looks: { bg, cl, bl, it, ul, st } }) => ({
          areas,
          when,
          looks: fileLooks({ bg, cl, bl, it, ul, st }),
        })),
      ),
    ],
  };
}

export function namesOf(resources: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = z.record(z.string(), nameShape).safeParse(jsonOf(resources.get(keys.names)));
  return new Map(
    Object.values(names.data ?? {}).map((one) => [one.name, one.formulaOrRefString.replace(/^=/, "")]),
  );
}

const range = z.object({
  startRow: z.number(),
  startColumn: z.number(),
  endRow: z.number(),
  endColumn: z.number(),
});
const noteShape = z.record(
  z.string(),
  z.record(z.string(), z.object({ row: z.number(), col: z.number(), note: z.string() })),
);
const ruleShape = z.array(
  z.object({
    type: z.string(),
    ranges: z.array(range),
    operator: z.string().optional(),
    formula1: z.string().optional(),
    formula2: z.string().optional(),
    errorStyle: z.number().optional(),
    prompt: z.string().optional(),
  }),
);
const colour = z.object({ rgb: z.string().nullish() }).nullish();
const line = z.object({ s: z.number() }).nullish();
const colourShape = z.array(
  z.object({
    ranges: z.array(range),
    rule: z.looseObject({
      type: z.string(),
      subType: z.string().optional(),
      value: z.unknown(),
      style: z
        .object({
          bg: colour,
          cl: colour,
          bl: z.number().nullish(),
          it: z.number().nullish(),
          ul: line,
          st: line,
        })
        .optional(),
    }),
  }),
);
const stateShape = z.array(
  z.object({
    areas: z.array(z.object({ top: z.number(), left: z.number(), bottom: z.number(), right: z.number() })),
    when: z.string(),
    looks: z.object({
      bg: colour,
      cl: colour,
      bl: z.number().nullish(),
      it: z.number().nullish(),
      ul: line,
      st: line,
    }),
  }),
);
const nameShape = z.object({ name: z.string(), formulaOrRefString: z.string() });

function tabPart<Shape>(
  resources: ReadonlyMap<string, string>,
  key: string,
  tab: string,
  shape: z.ZodType<Shape>,
): readonly Shape[] {
  const all = z.record(z.string(), z.unknown()).safeParse(jsonOf(resources.get(key)));
  const own = shape.safeParse(all.data?.[tab]);
  return own.success ? [own.data] : [];
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

const noteSize = { width: 240, height: 120 };

function pageNotes(notes: readonly FileNote[]): object {
  const rows: Record<number, Record<number, object>> = {};
  for (const { row, column, text } of notes)
    (rows[row] ??= {})[column] = { id: `note-${row}-${column}`, row, col: column, note: text, ...noteSize };
  return rows;
}

function pageRule({ areas, kind, operator, first, second, strict, help }: DropDown, uid: string): object {
  const listed = /^"(.*)"$/s.exec(first)?.[1]?.replaceAll('""', '"');
  const isList = kind === "list";
  return {
    uid,
    type: kind,
    // Univer compares by the operator whatever the kind, so that no word of a list would ever pass.
    ...(isList || kind === "custom" ? {} : { operator }),
    formula1: isList ? (listed ?? `=${first}`) : first,
    ...(second === "" ? {} : { formula2: second }),
    ranges: areas.map(pageRange),
    allowBlank: true,
    showErrorMessage: strict,
    errorStyle: strict ? stop : warning,
    ...(help === "" ? {} : { prompt: help, showInputMessage: true, error: help }),
  };
}

/** How Univer numbers what happens to a value that is not allowed. */
const stop = 1;
const warning = 2;

function fileRule({
  type,
  ranges,
  operator,
  formula1 = "",
  formula2 = "",
  errorStyle,
  prompt,
}: z.infer<typeof ruleShape>[number]): DropDown {
  const isList = type === "list" || type === "listMultiple";
  return {
    areas: ranges.map(fileArea),
    kind: isList ? "list" : type,
    operator: operator ?? "between",
    first: !isList
      ? formula1.replace(/^=/, "")
      : formula1.startsWith("=")
        ? formula1.slice(1)
        : `"${formula1.replaceAll('"', '""')}"`,
    second: formula2.replace(/^=/, ""),
    strict: errorStyle === stop,
    help: prompt ?? "",
  };
}

function pageColours({ areas, when, looks }: FileColourRule, id: string): object {
  const { bg, cl, bl, it, ul, st } = looks;
  return {
    cfId: `file-${id}`,
    ranges: areas.map(pageRange),
    stopIfTrue: false,
    rule: {
      type: "highlightCell",
      subType: "formula",
      value: `=${when}`,
      style: {
        ...(bg === undefined ? {} : { bg }),
        ...(cl === undefined ? {} : { cl }),
        ...(bl === undefined ? {} : { bl }),
        ...(it === undefined ? {} : { it }),
        ...(ul === undefined ? {} : { ul }),
        ...(st === undefined ? {} : { st }),
      },
    },
  };
}

/** Only rules with a formula; others would need more of the file format than trackers use. */
function fileColours({ ranges, rule }: z.infer<typeof colourShape>[number]): FileColourRule[] {
  if (rule.subType !== "formula" || typeof rule.value !== "string") return [];
  const { bg, cl, bl, it, ul, st } = rule.style ?? {};
  return [
    {
      areas: ranges.map(fileArea),
      when: rule.value.replace(/^=/, ""),
      looks: fileLooks({ bg, cl, bl, it, ul, st }),
    },
  ];
}

interface PageLooks {
  readonly bg: z.infer<typeof colour>;
  readonly cl: z.infer<typeof colour>;
  readonly bl: number | null | undefined;
  readonly it: number | null | undefined;
  readonly ul: z.infer<typeof line>;
  readonly st: z.infer<typeof line>;
}

function fileLooks({ bg, cl, bl, it, ul, st }: PageLooks): CellLooks {
  return {
    ...(bg ? { bg: { rgb: bg.rgb ?? null } } : {}),
    ...(cl ? { cl: { rgb: cl.rgb ?? null } } : {}),
    ...(bl ? { bl } : {}),
    ...(it ? { it } : {}),
    ...(ul ? { ul } : {}),
    ...(st ? { st } : {}),
  };
}

function pageRange({ top, left, bottom, right }: Merge): z.infer<typeof range> {
  return { startRow: top, startColumn: left, endRow: bottom, endColumn: right };
}

function fileArea({ startRow, startColumn, endRow, endColumn }: z.infer<typeof range>): Merge {
  return { top: startRow, left: startColumn, bottom: endRow, right: endColumn };
}
