import { type BookCell, hasContent, type Value } from "../book/book.ts";
import { shownOf } from "../book/shown.ts";
import { type Json, type JsonObject } from "../json.ts";

const errorTypes: Readonly<Record<string, string>> = {
  "#REF!": "REF",
  "#N/A": "N_A",
  "#VALUE!": "VALUE",
  "#DIV/0!": "DIVIDE_BY_ZERO",
  "#NAME?": "NAME",
  "#NUM!": "NUM",
  "#NULL!": "NULL_VALUE",
  "Loading...": "LOADING",
};

/** A cell as the interface's `CellData`. */
export function cellJson(cell: BookCell | null): JsonObject {
  if (cell === null) return {};
  const { value, formula, format, validation, note } = cell;
  const shown = shownOf(cell);
  return {
    ...(hasContent(cell)
      ? {
          userEnteredValue: formula === null ? valueJson(value) : { formulaValue: formula },
          effectiveValue: valueJson(value ?? { error: "Loading..." }),
        }
      : {}),
    ...(shown === null ? {} : { formattedValue: shown }),
    ...(format === null ? {} : { userEnteredFormat: format, effectiveFormat: format }),
    ...(note === null ? {} : { note }),
    ...(validation === null ? {} : { dataValidation: validation }),
  };
}

function valueJson(value: Value): Json {
  switch (typeof value) {
    case "string":
      return { stringValue: value };
    case "number":
      return { numberValue: value };
    case "boolean":
      return { boolValue: value };
    default:
      return value === null
        ? {}
        : { errorValue: { type: errorTypes[value.error] ?? "ERROR", message: value.error } };
  }
}

export type Rendered = "FORMATTED_VALUE" | "UNFORMATTED_VALUE" | "FORMULA";

/** A cell as `values.get` gives it. @param datesShown dates as they are shown, not as numbers */
export function renderedValue(cell: BookCell | null, render: Rendered, datesShown: boolean): Json {
  if (cell === null) return "";
  const shown = shownOf(cell) ?? "";
  if (render === "FORMATTED_VALUE") return shown;
  if (render === "FORMULA" && cell.formula !== null) return cell.formula;
  if (cell.value === null || typeof cell.value === "object") return shown;
  if (typeof cell.value === "number" && datesShown && isDate(cell)) return shown;
  return cell.value;
}

function isDate({ format }: BookCell): boolean {
  const given = format?.["numberFormat"];
  const type = typeof given === "object" && given !== null && "type" in given ? given["type"] : "";
  return type === "DATE" || type === "DATE_TIME" || type === "TIME";
}
