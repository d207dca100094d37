/** Conditional formatting that can be told from the centre's own. */
import { type Area } from "../area.ts";
import { type ColourRule, type ColourUse } from "../spreadsheet.ts";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;

/** `N("…")` is 0 and changes nothing; it marks our rules, which have no name of their own. */
const markOf: Readonly<Record<ColourUse, string>> = {
  marks: 'N("Evidence Mapper")=0',
  coverage: 'N("Evidence Mapper: coverage")=0',
};

/** Puts our rules behind the centre's, so that where both apply the centre's colour stays. */
export function replaceColourRules(
  sheet: Sheet,
  rules: readonly ColourRule[],
  use: ColourUse,
  rangeOf: (area: Area) => GoogleAppsScript.Spreadsheet.Range,
): void {
  const mark = markOf[use];
  const before = sheet.getConditionalFormatRules();
  const theirs = before.filter((rule) => !hasMark(rule, mark));
  if (rules.length === 0 && theirs.length === before.length) return;
  const ours = rules.map(({ areas, when, background, colour, bold, italic, underline, strikethrough }) => {
    const rule = SpreadsheetApp.newConditionalFormatRule()
      .setRanges(areas.map(rangeOf))
      .whenFormulaSatisfied(`=AND(${mark},${when})`)
      .setBackground(background)
      .setFontColor(colour);
    if (bold === true) rule.setBold(true);
    if (italic === true) rule.setItalic(true);
    if (underline === true) rule.setUnderline(true);
    if (strikethrough === true) rule.setStrikethrough(true);
    return rule.build();
  });
  sheet.setConditionalFormatRules([...theirs, ...ours]);
}

function hasMark(rule: Rule, mark: string): boolean {
  const values: readonly unknown[] = rule.getBooleanCondition()?.getCriteriaValues() ?? [];
  return values.some((value) => typeof value === "string" && value.includes(mark));
}
