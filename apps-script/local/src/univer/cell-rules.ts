/** What a cell may hold, as this spreadsheet's drop-downs and check boxes. */
import { type FUniver } from "@univerjs/core/facade";
import { type FDataValidation } from "@univerjs/sheets-data-validation/facade";
import { type FRange } from "@univerjs/preset-sheets-core";
import { type Area } from "@evidence-mapper/addon/src/area.ts";
import { type CellRule } from "@evidence-mapper/addon/src/spreadsheet.ts";

export function validationOf(api: FUniver, rule: CellRule, rangeOf: (area: Area) => FRange): FDataValidation {
  const builder = api.newDataValidation();
  switch (rule.kind) {
    case "check-box":
      return builder.requireCheckbox().build();
    case "list":
      builder.requireValueInList([...rule.values], false, true);
      break;
    case "list-from":
      builder.requireValueInRange(rangeOf(rule.from), false, true);
      break;
    case "date":
      builder.requireDateAfter(new Date(1900, 2, 1));
      break;
  }
  return builder
    .setAllowInvalid(!rule.strict)
    .setAllowBlank(true)
    .setOptions({ prompt: rule.help, error: rule.help, showErrorMessage: rule.strict })
    .build();
}
