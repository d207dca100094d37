import { columnName } from "@evidence-mapper/shared/tracker/workbook";

const references =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(\$?[A-Z]{1,3})(\$?\d+):(?:(\$?)([A-Z]{1,3})(?![\w$(])|(\$?)(\d+)(?![\w$(]))/g;

/**
 * A formula of Google Sheets for this spreadsheet: `A5:C`, which goes on to the end of the tab, gets the end that
 * the tab has now.
 *
 * @param sizeOf rows and columns of a tab by its name; `null` asks for the formula's own tab
 */
export function closedReferences(
  formula: string,
  sizeOf: (tab: string | null) => { readonly rows: number; readonly columns: number },
): string {
  return formula.replace(
    references,
    (
      whole: string,
      tab?: string,
      left?: string,
      top?: string,
      holdColumn?: string,
      column?: string,
      holdRow?: string,
      row?: string,
    ) => {
      if (left === undefined || top === undefined) return whole;
      const name = tab === undefined ? null : tab.slice(0, -1).replace(/^'|'$/g, "").replaceAll("''", "'");
      const { rows, columns } = sizeOf(name);
      const start = `${tab ?? ""}${left}${top}`;
      const sign = top.startsWith("$") || left.startsWith("$") ? "$" : "";
      if (column !== undefined) return `${start}:${holdColumn ?? ""}${column}${sign}${rows}`;
      return `${start}:${sign}${columnName(columns - 1)}${holdRow ?? ""}${row ?? ""}`;
    },
  );
}
