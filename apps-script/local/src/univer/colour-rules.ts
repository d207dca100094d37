/**
 * Colours that the spreadsheet gives to cells by itself. The add-on's rules look at a tab with the states of all
 * marks; Univer's own conditional formatting would work each rule out for each cell as a formula and stand still
 * over it, so that those rules are answered here while a cell is drawn. Other rules go to Univer.
 */
import { InterceptorEffectEnum, type IStyleData, type Workbook as UniverWorkbook } from "@univerjs/core";
import { type FWorksheet } from "@univerjs/preset-sheets-core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import "@univerjs/sheets-conditional-formatting/facade";
import * as z from "zod";
import { type ColourRule, type ColourUse } from "@evidence-mapper/addon/src/spreadsheet.ts";
import { cellReference } from "@evidence-mapper/cli/src/files/cell-reference.ts";
import { type Injector } from "@univerjs/core";
import { type KeptAnswers } from "./kept-answers.ts";

/** Our rules in Univer's conditional formatting carry it in their id. */
const ours = "evidence-mapper-";

/** `INDIRECT("'Tab'!R"&(ROW(F5)+2)&"C"&(COLUMN(F5)+0),FALSE)="covered"` */
const looksAtStates =
  /^INDIRECT\("'((?:[^']|'')+)'!R"&\(ROW\(([A-Z]+\d+)\)\+(\d+)\)&"C"&\(COLUMN\(([A-Z]+\d+)\)\+(\d+)\),FALSE\)="([^"]*)"$/;

const area = z.object({ top: z.number(), left: z.number(), bottom: z.number(), right: z.number() });
const looks = z.object({
  bg: z.object({ rgb: z.string() }).optional(),
  cl: z.object({ rgb: z.string() }).optional(),
  bl: z.number().optional(),
  it: z.number().optional(),
  ul: z.object({ s: z.number() }).optional(),
  st: z.object({ s: z.number() }).optional(),
});
/** By tab; kept with the tracker's file under this name. */
export const colourResource = "EVIDENCE_MAPPER_COLOURS";
const kept = z.record(z.string(), z.array(z.object({ areas: z.array(area), when: z.string(), looks })));
export type KeptColours = z.infer<typeof kept>;
type KeptRule = KeptColours[string][number];

export interface ColourRules {
  /** Once there is a workbook: before, the page has no cells to draw. */
  start(): void;
  replace(sheet: FWorksheet, rules: readonly ColourRule[], use: ColourUse): void;
  /** Another window or the file has other rules. */
  load(text: string | undefined): void;
}

/**
 * @param answers where the states are
 * @param changed is told the text to keep whenever the rules change
 */
export function colourRules(
  injector: Injector,
  answers: KeptAnswers,
  changed: (text: string) => void,
): ColourRules {
  let all: KeptColours = {};
  let ready = prepared(all, answers);
  const intercept = (): void =>
    void injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
      effect: InterceptorEffectEnum.Style,
      priority: 8,
      handler(cell, { workbook, subUnitId, row, col, rawData }, next) {
        const style = ready.get(subUnitId)?.(workbook, row, col);
        if (style === undefined) return next(cell);
        const before = typeof cell?.s === "string" ? workbook.getStyles().get(cell.s) : cell?.s;
        const own = cell === null || cell === undefined || cell === rawData ? { ...rawData } : cell;
        return next({ ...own, s: { ...before, ...style } });
      },
    });

  return {
    start: intercept,
    replace(sheet, rules, use) {
      const id = sheet.getSheetId();
      const states = rules.filter(({ when }) => looksAtStates.test(when));
      replaceInUniver(
        sheet,
        rules.filter((rule) => !states.includes(rule)),
        `${ours}${use}-`,
      );
      if (use !== "marks") return;
      const { [id]: before, ...others } = all;
      if (before === undefined && states.length === 0) return;
      all = states.length === 0 ? others : { ...others, [id]: states.map(keptRule) };
      ready = prepared(all, answers);
      changed(JSON.stringify(all));
    },
    load(text) {
      const parsed = kept.safeParse(JSON.parse(text ?? "{}"));
      all = parsed.data ?? {};
      ready = prepared(all, answers);
    },
  };
}

type StyleAt = (workbook: UniverWorkbook, row: number, column: number) => IStyleData | undefined;

function prepared(all: KeptColours, answers: KeptAnswers): ReadonlyMap<string, StyleAt> {
  return new Map(Object.entries(all).map(([tab, rules]) => [tab, styleAt(rules, answers)]));
}

/** All rules of a tab look at the same place: one look answers them all. */
function styleAt(rules: readonly KeptRule[], answers: KeptAnswers): StyleAt {
  const styles = new Map<string, IStyleData>();
  let tab = "";
  let down = 0;
  let across = 0;
  const areas: KeptRule["areas"] = [];
  for (const rule of rules) {
    const parts = looksAtStates.exec(rule.when);
    const [, name = "", first = "", rows, , columns, state = ""] = parts ?? [];
    const corner = cellReference(first);
    const [top] = rule.areas;
    if (corner === undefined || top === undefined) continue;
    tab = name.replaceAll("''", "'");
    // The reference is written for the corner, and R1C1 counts from 1.
    down = corner.row + Number(rows) - top.top;
    across = corner.column + Number(columns) - top.left;
    if (areas.length === 0) areas.push(...rule.areas);
    styles.set(state, rule.looks as IStyleData);
  }
  return (workbook, row, column) => {
    if (
      !areas.some((one) => row >= one.top && row <= one.bottom && column >= one.left && column <= one.right)
    )
      return undefined;
    const states = workbook.getSheetBySheetName(tab);
    if (states === null || states === undefined) return undefined;
    const answer = answers.of(states.getSheetId());
    if (answer === undefined) return undefined;
    const state = answer.rows[row + down - answer.row]?.[column + across - answer.column];
    return typeof state === "string" ? styles.get(state) : undefined;
  };
}

function keptRule({ areas, when, ...look }: ColourRule): KeptRule {
  return {
    areas: areas.map(({ top, left, bottom, right }) => ({ top, left, bottom, right })),
    when,
    looks: {
      bg: { rgb: look.background },
      cl: { rgb: look.colour },
      ...(look.bold === true ? { bl: 1 } : {}),
      ...(look.italic === true ? { it: 1 } : {}),
      ...(look.underline === true ? { ul: { s: 1 } } : {}),
      ...(look.strikethrough === true ? { st: { s: 1 } } : {}),
    },
  };
}

function replaceInUniver(sheet: FWorksheet, rules: readonly ColourRule[], mark: string): void {
  for (const { cfId } of sheet.getConditionalFormattingRules())
    if (cfId.startsWith(mark)) sheet.deleteConditionalFormattingRule(cfId);
  rules.forEach((rule, index) => {
    const builder = sheet
      .newConditionalFormattingRule()
      .whenFormulaSatisfied(`=${rule.when}`)
      .setRanges(
        rule.areas.map(({ top, left, bottom, right }) => ({
          startRow: top,
          startColumn: left,
          endRow: bottom,
          endColumn: right,
        })),
      )
      .setBackground(rule.background)
      .setFontColor(rule.colour);
    if (rule.bold === true) builder.setBold(true);
    if (rule.italic === true) builder.setItalic(true);
    if (rule.underline === true) builder.setUnderline(true);
    if (rule.strikethrough === true) builder.setStrikethrough(true);
    sheet.addConditionalFormattingRule({ ...builder.build(), cfId: `${mark}${index}` });
  });
}
