/** The layout that a person has confirmed, kept with the spreadsheet. */
import * as z from "zod";
import { tabRanges } from "@evidence-mapper/shared/standard-tracker/standard-tracker";
import { parseLayout } from "@evidence-mapper/shared/tracker/parse-layout";
import { type Layout } from "@evidence-mapper/shared/tracker/reading";
import { type Spreadsheet } from "../spreadsheet.ts";

const key = "layout";

const kept = z.object({
  version: z.literal(1),
  confirmedAt: z.string(),
  layout: z.unknown(),
  /** Tabs by id, because people rename them. */
  tabs: z.array(z.tuple([z.string(), z.string()])),
});

export interface RememberedLayout {
  readonly layout: Layout;
  /** `2026-03-01 14:05` */
  readonly confirmedAt: string;
}

/** `null` when none was confirmed, or when what is kept can no longer be understood. */
export function rememberedLayout(spreadsheet: Spreadsheet): RememberedLayout | null {
  const text = spreadsheet.documentStore.read(key);
  const parsed = kept.safeParse(text === null ? null : jsonOf(text));
  if (!parsed.success) return null;
  const { layout } = parseLayout(parsed.data.layout);
  if (layout === null) return null;
  return {
    layout: withTabsOfToday(layout, new Map(parsed.data.tabs), spreadsheet),
    confirmedAt: parsed.data.confirmedAt,
  };
}

const standardLayout: Layout = {
  arrangement: "standard",
  learners: null,
  detail: "criteria",
  qualification: null,
  tabs: [],
  marks: {},
};

/**
 * The layout under which the spreadsheet is read: what a person has confirmed; else a standard tracker says
 * itself how it is arranged, and nobody need confirm it. `null` for a sheet that nobody has looked at yet.
 */
export function layoutInUse(spreadsheet: Spreadsheet): Layout | null {
  return (
    rememberedLayout(spreadsheet)?.layout ??
    (spreadsheet.namedArea(tabRanges.setting) === null ? null : standardLayout)
  );
}

export function rememberLayout(spreadsheet: Spreadsheet, layout: Layout): void {
  const names = new Set(layout.tabs.map(({ tab }) => tab));
  const tabs = spreadsheet.tabs().filter(({ name }) => names.has(name));
  spreadsheet.documentStore.write(
    key,
    JSON.stringify({
      version: 1,
      confirmedAt: spreadsheet.now(),
      layout,
      tabs: tabs.map(({ id, name }) => [id, name]),
    } satisfies z.infer<typeof kept>),
  );
}

export function forgetLayout(spreadsheet: Spreadsheet): void {
  spreadsheet.documentStore.write(key, null);
}

/** A tab that was renamed since is found by its id. */
function withTabsOfToday(
  layout: Layout,
  namesThen: ReadonlyMap<string, string>,
  spreadsheet: Spreadsheet,
): Layout {
  const tabs = spreadsheet.tabs();
  const today = new Set(tabs.map(({ name }) => name));
  if (layout.tabs.every(({ tab }) => today.has(tab))) return layout;
  const newNames = new Map(tabs.map(({ id, name }) => [namesThen.get(id), name]));
  return {
    ...layout,
    tabs: layout.tabs.map((tab) =>
      today.has(tab.tab) ? tab : { ...tab, tab: newNames.get(tab.tab) ?? tab.tab },
    ),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
