/// <reference types="google-apps-script" />
/** Conditional formatting: rules as scripts make them, and which of them colours a cell. */
import { type Fake, service } from "./execution.ts";
import { type ColourRuleState, covers, generalFormat, peek, type SheetState } from "./model.ts";
import { rangeObject } from "./range.ts";
import { shown } from "./shown.ts";
import { behind, type Scene, type World } from "./world.ts";

type Real = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type RealBuilder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;

const nothing: ColourRuleState = {
  ranges: [],
  criteria: "",
  values: [],
  background: null,
  colour: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
};

export function colourRuleObject(scene: Scene, state: ColourRuleState): object {
  const { run } = scene;
  const self: object = service(run, "ConditionalFormatRule", {
    copy: () => colourRuleBuilder(scene, state),
    getRanges: () => run.realm.list(state.ranges.map(({ sheet, box }) => rangeObject(scene, sheet, box))),
    getGradientCondition: () => null,
    getBooleanCondition: () =>
      service(run, "BooleanCondition", {
        getCriteriaType: () => state.criteria,
        getCriteriaValues: () => run.realm.list(state.values),
        getBackground: () => state.background,
        getFontColor: () => state.colour,
        getBold: () => state.bold,
        getItalic: () => state.italic,
        getUnderline: () => state.underline,
      } satisfies Fake<GoogleAppsScript.Spreadsheet.BooleanCondition>),
  } satisfies Fake<Real>);
  scene.hidden.rules.set(self, state);
  return self;
}

export function colourRuleBuilder(scene: Scene, from: ColourRuleState = nothing): object {
  let state = from;
  const set = (change: Partial<ColourRuleState>): object => {
    state = { ...state, ...change };
    return self;
  };
  const self: object = service(scene.run, "ConditionalFormatRuleBuilder", {
    setRanges(ranges: unknown) {
      if (!Array.isArray(ranges)) throw new Error("setRanges needs a list of ranges.");
      return set({ ranges: ranges.map((range) => behind(scene.hidden.ranges, range, "Range")) });
    },
    whenFormulaSatisfied(formula: unknown) {
      if (typeof formula !== "string" || !formula.startsWith("="))
        throw new Error("The formula must begin with “=”.");
      return set({ criteria: "CUSTOM_FORMULA", values: [formula] });
    },
    whenTextEqualTo: (text: string) => set({ criteria: "TEXT_EQUAL_TO", values: [text] }),
    whenTextContains: (text: string) => set({ criteria: "TEXT_CONTAINS", values: [text] }),
    whenTextStartsWith: (text: string) => set({ criteria: "TEXT_STARTS_WITH", values: [text] }),
    whenCellEmpty: () => set({ criteria: "CELL_EMPTY", values: [] }),
    whenCellNotEmpty: () => set({ criteria: "CELL_NOT_EMPTY", values: [] }),
    setBackground: (background: string | null) => set({ background }),
    setFontColor: (colour: string | null) => set({ colour }),
    setBold: (bold: boolean | null) => set({ bold }),
    setItalic: (italic: boolean | null) => set({ italic }),
    setUnderline: (underline: boolean | null) => set({ underline }),
    setStrikethrough: (strikethrough: boolean | null) => set({ strikethrough }),
    build() {
      if (state.criteria === "" || state.ranges.length === 0)
        throw new Error("A conditional format rule needs ranges and a condition.");
      if (new Set(state.ranges.map(({ sheet }) => sheet)).size > 1)
        throw new Error("The ranges of a conditional format rule must be on one sheet.");
      return colourRuleObject(scene, state);
    },
  } satisfies Fake<RealBuilder>);
  return self;
}

/** The first rule that holds for the cell; `null` when none does. */
export function ruleAt(
  { calculator, book }: World,
  sheet: SheetState,
  row: number,
  column: number,
): ColourRuleState | null {
  const value = calculator.valueOf(sheet, row, column);
  const text = shown(value, peek(sheet, row, column)?.format ?? generalFormat, book.zone);
  for (const rule of sheet.colourRules) {
    const [first] = rule.ranges;
    if (first === undefined || !rule.ranges.some(({ box }) => covers(box, row, column))) continue;
    const [wanted] = rule.values.map(String);
    const holds =
      rule.criteria === "CUSTOM_FORMULA"
        ? calculator.holds(wanted ?? "", sheet, row - first.box.top, column - first.box.left)
        : rule.criteria === "TEXT_EQUAL_TO"
          ? text.toLowerCase() === wanted?.toLowerCase()
          : rule.criteria === "TEXT_CONTAINS"
            ? text.toLowerCase().includes(wanted?.toLowerCase() ?? "")
            : rule.criteria === "TEXT_STARTS_WITH"
              ? text.toLowerCase().startsWith(wanted?.toLowerCase() ?? "")
              : rule.criteria === "CELL_EMPTY"
                ? value === ""
                : value !== "";
    if (holds) return rule;
  }
  return null;
}
