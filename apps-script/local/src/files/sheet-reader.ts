/** Reads one tab of an .xlsx workbook. */
import { type Merge } from "@evidence-mapper/shared/tracker/workbook";
import { areaReference, cellReference } from "@evidence-mapper/cli/src/files/cell-reference.ts";
import { faults, FileFault } from "@evidence-mapper/cli/src/files/file-fault.ts";
import { LAST_COLUMN, LAST_ROW, limits } from "@evidence-mapper/cli/src/files/limits.ts";
import { officeText } from "@evidence-mapper/cli/src/files/xlsx-text.ts";
import { isTrue } from "@evidence-mapper/cli/src/files/xlsx-package.ts";
import type { XmlHandler } from "@evidence-mapper/cli/src/files/xml-reader.ts";
import { attribute, decodeXml } from "@evidence-mapper/cli/src/files/xml-text.ts";
import { type BookCell, type BookRow, type TabParts } from "../book/book.ts";
import { type DropDown, type FileColourRule, type TabRules } from "./page-resources.ts";
import { ruleCondition } from "./rule-condition.ts";
import { shiftFormula } from "./shift-formula.ts";
import { isScale } from "./read-kept.ts";
import { type XlsxStyles } from "./xlsx-styles.ts";

export interface SheetContent extends Omit<TabParts, "name" | "hidden" | "rows" | "columns"> {
  readonly cells: BookRow[];
  readonly rules: TabRules;
  /** Colour rules of kinds that are neither a formula nor kept as they are. */
  readonly rulesLeftOut: number;
}

interface Shared {
  readonly styles: XlsxStyles;
  readonly texts: readonly string[];
  readonly date1904: boolean;
}

/** Days between the two starts of a spreadsheet's calendar. */
const from1904 = 1_462;
/** A column of width 1 in the file is so many pixels wide. */
const pixels = 7;
const widest = 600;
/** A row's height is in points. */
const pixelsOfPoint = 4 / 3;

export function sheetReader({ styles, texts, date1904 }: Shared): {
  readonly handler: XmlHandler;
  readonly finish: () => SheetContent;
} {
  const cells: BookRow[] = [];
  const merges: Merge[] = [];
  const widths: Record<string, number> = {};
  const heights: Record<string, number> = {};
  const hiddenRows: number[] = [];
  const hiddenColumns: number[] = [];
  const spills: Merge[] = [];
  const dropDowns: DropDown[] = [];
  const colours: FileColourRule[] = [];
  const shared = new Map<string, { readonly text: string; readonly row: number; readonly column: number }>();
  let frozen = { rows: 0, columns: 0 };
  let filled = 0;
  let row = -1;
  let column = -1;
  let cell: {
    type: string;
    style: number;
    value?: string;
    formula?: string;
    sharedId?: string;
    area?: string;
  } | null = null;
  let dropDown: { -readonly [Key in keyof DropDown]: DropDown[Key] } | null = null;
  let ruleAreas: readonly Merge[] = [];
  let rule: { style: number; type: string; operator: string; formulas: string[] } | null = null;
  let rulesLeftOut = 0;
  let inPhonetic = false;
  let inFooter = false;
  let text = "";

  function closeCell(): void {
    if (cell === null) return;
    const { value, type, style } = cell;
    const looks = styles.cells[style];
    const v =
      value === undefined || (value === "" && type !== "str" && type !== "inlineStr")
        ? undefined
        : valueOf(type, value, looks);
    const f = formulaOf(cell);
    const made: BookCell = {
      ...(v === undefined || v === "" ? {} : { v }),
      ...(f === undefined ? {} : { f }),
      ...(looks === undefined ? {} : { s: looks }),
    };
    if (f !== undefined && cell.area !== undefined) {
      const area = areaReference(cell.area);
      if (area !== undefined) spills.push(area);
    }
    cell = null;
    if (Object.keys(made).length === 0) return;
    if (!(row >= 0 && row <= LAST_ROW && column >= 0 && column <= LAST_COLUMN))
      throw new FileFault(faults.damaged("a cell lies outside of the sheet"));
    filled += 1;
    if (filled > limits.cells)
      throw new FileFault(faults.tooLarge(`it has more than ${limits.cells} cells with something in them`));
    while (cells.length <= row) cells.push([]);
    const line = cells[row];
    if (line !== undefined) line[column] = made;
  }

  function valueOf(type: string, value: string, looks: string | undefined): string | number | boolean {
    switch (type) {
      case "s":
        return texts[Number(value)] ?? "";
      case "str":
      case "inlineStr":
      case "e":
        return officeText(value);
      case "b":
        return isTrue(value.trim());
      case "d":
        return officeText(value);
      default: {
        const number = Number(value);
        if (!Number.isFinite(number)) return officeText(value);
        return date1904 && looks?.includes("pattern") === true && /[dy]/i.test(looks)
          ? number + from1904
          : number;
      }
    }
  }

  function formulaOf({ formula, sharedId }: NonNullable<typeof cell>): string | undefined {
    if (formula === undefined) return undefined;
    const written = decodeXml(formula)
      .replace(/_xlfn\.(_xlws\.)?/g, "")
      // LibreOffice writes functions that it does not know in small letters.
      .replace(/(?<![\w."'])em_[a-z_]+(?=\()/g, (name) => name.toUpperCase());
    if (sharedId === undefined) return written === "" ? undefined : `=${written}`;
    if (written !== "") shared.set(sharedId, { text: written, row, column });
    const base = shared.get(sharedId);
    return base === undefined
      ? undefined
      : `=${shiftFormula(base.text, row - base.row, column - base.column)}`;
  }

  const handler: XmlHandler = {
    open(name, attributes) {
      text = "";
      switch (name) {
        case "pane":
          if (attribute(attributes, "state") === "frozen")
            frozen = {
              rows: Number(attribute(attributes, "ySplit") ?? "0"),
              columns: Number(attribute(attributes, "xSplit") ?? "0"),
            };
          break;
        case "col": {
          const width = Number(attribute(attributes, "width") ?? "");
          const last = Math.min(
            Number(attribute(attributes, "max")),
            Number(attribute(attributes, "min")) + 400,
            LAST_COLUMN,
          );
          const isHidden = isTrue(attribute(attributes, "hidden"));
          for (let at = Number(attribute(attributes, "min")) - 1; at < last; at += 1) {
            if (width > 0) widths[at] = Math.min(widest, Math.round(width * pixels + 5));
            if (isHidden) hiddenColumns.push(at);
          }
          break;
        }
        case "row": {
          const own = Number(attribute(attributes, "r") ?? "");
          row = own > 0 ? own - 1 : row + 1;
          column = -1;
          const height = Number(attribute(attributes, "ht") ?? "");
          if (height > 0 && isTrue(attribute(attributes, "customHeight")))
            heights[row] = Math.round(height * pixelsOfPoint);
          if (isTrue(attribute(attributes, "hidden"))) hiddenRows.push(row);
          break;
        }
        case "c": {
          const place = cellReference(attribute(attributes, "r") ?? "");
          if (place) ({ row, column } = place);
          else column += 1;
          cell = {
            type: attribute(attributes, "t") ?? "n",
            style: Number(attribute(attributes, "s") ?? "0"),
          };
          break;
        }
        case "f":
          if (cell !== null) {
            const kind = attribute(attributes, "t");
            const id = attribute(attributes, "si");
            const area = attribute(attributes, "ref");
            if (kind === "shared" && id !== undefined) cell.sharedId = id;
            if (kind === "array" && area !== undefined) cell.area = area;
          }
          break;
        case "is":
          if (cell !== null) cell.value = "";
          break;
        case "rPh":
          inPhonetic = true;
          break;
        case "mergeCell": {
          const area = areaReference(attribute(attributes, "ref") ?? "");
          if (area && merges.length < limits.merges) merges.push(area);
          break;
        }
        case "dataValidation":
          dropDown = {
            areas: areasOf(attribute(attributes, "sqref")),
            kind: attribute(attributes, "type") ?? "none",
            operator: attribute(attributes, "operator") ?? "between",
            first: "",
            second: "",
            strict:
              isTrue(attribute(attributes, "showErrorMessage")) &&
              (attribute(attributes, "errorStyle") ?? "stop") === "stop",
            help: attribute(attributes, "prompt") ?? attribute(attributes, "error") ?? "",
          };
          break;
        case "conditionalFormatting":
          ruleAreas = areasOf(attribute(attributes, "sqref"));
          break;
        case "cfRule":
          rule = {
            style: Number(attribute(attributes, "dxfId") ?? "-1"),
            type: attribute(attributes, "type") ?? "",
            operator: attribute(attributes, "operator") ?? "",
            formulas: [],
          };
          break;
        case "extLst":
          inFooter = true;
          break;
      }
    },
    close(name) {
      switch (name) {
        case "v":
          if (cell !== null) cell.value = text;
          break;
        case "t":
          if (cell !== null && !inPhonetic && cell.type === "inlineStr")
            cell.value = (cell.value ?? "") + text;
          break;
        case "f":
          if (cell !== null) cell.formula = text;
          break;
        case "c":
          closeCell();
          break;
        case "rPh":
          inPhonetic = false;
          break;
        case "formula1":
          if (dropDown !== null && !inFooter) dropDown.first = officeText(text);
          break;
        case "formula2":
          if (dropDown !== null && !inFooter) dropDown.second = officeText(text);
          break;
        case "dataValidation":
          if (dropDown !== null && dropDown.areas.length > 0) dropDowns.push(dropDown);
          dropDown = null;
          break;
        case "formula":
          if (rule !== null && !inFooter) rule.formulas.push(officeText(text));
          break;
        case "cfRule": {
          const looks = rule === null ? undefined : styles.rules[rule.style];
          const when = rule === null ? null : ruleCondition(rule, ruleAreas);
          if (looks !== undefined && when !== null) colours.push({ areas: ruleAreas, when, looks });
          if (rule !== null && when === null && !isScale(rule.type)) rulesLeftOut += 1;
          rule = null;
          break;
        }
        case "extLst":
          inFooter = false;
          break;
      }
      text = "";
    },
    text(raw) {
      text += raw;
    },
  };
  return { handler, finish };

  function finish(): SheetContent {
    for (const area of spills)
      for (let at = area.top; at <= Math.min(area.bottom, cells.length - 1); at += 1) {
        const line = cells[at];
        for (
          let across = area.left;
          line !== undefined && across <= Math.min(area.right, line.length - 1);
          across += 1
        ) {
          const one = line[across];
          if (one !== undefined && one.f === undefined && one.v !== undefined)
            line[across] = { ...one, spilled: true };
        }
      }
    return {
      cells,
      merges,
      widths,
      heights,
      hiddenRows,
      hiddenColumns,
      frozen,
      rules: { dropDowns, colours },
      rulesLeftOut,
    };
  }
}

function areasOf(list: string | undefined): readonly Merge[] {
  return (list ?? "").split(/\s+/).flatMap((area) => areaReference(area) ?? []);
}
