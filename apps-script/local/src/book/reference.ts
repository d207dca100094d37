import { type Merge } from "@evidence-mapper/shared/tracker/workbook";

export interface ReferredArea extends Merge {
  readonly tab: string;
}

/** `'My tab'!$A$1:$C$3`; `null` when it has lost its cells. */
export function areaOfReference(reference: string): ReferredArea | null {
  const parts = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(
    reference,
  );
  if (parts === null) return null;
  const [, quoted, plain, left = "", top = "", right = left, bottom = top] = parts;
  return {
    tab: (quoted ?? plain ?? "").replaceAll("''", "'"),
    top: Number(top) - 1,
    left: columnNumber(left),
    bottom: Number(bottom) - 1,
    right: columnNumber(right),
  };
}

function columnNumber(name: string): number {
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
