/// <reference types="google-apps-script" />
/** Developer metadata: notes of a program on a spreadsheet, a tab, or a row or column. */
import { type Fake, service } from "./execution.ts";
import { type Box, type MetadataState, type SheetState } from "./model.ts";
import { type Scene, type World } from "./world.ts";

type Real = GoogleAppsScript.Spreadsheet.DeveloperMetadata;

const mostOfOneKind = 30_000;

export function addMetadata(
  { book }: World,
  key: string,
  value: string | undefined,
  sheet: SheetState | null,
  box: Box | null,
): void {
  if (sheet !== null && box !== null) {
    const rows = box.left === 0 && box.right === sheet.columns - 1;
    const columns = box.top === 0 && box.bottom === sheet.rows - 1;
    if (rows === columns || (rows ? box.bottom > box.top : box.right > box.left))
      throw new Error(
        "Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.",
      );
  }
  const size = book.metadata.reduce((sum, one) => sum + one.key.length + (one.value?.length ?? 0), 0);
  if (size + key.length + (value?.length ?? 0) > mostOfOneKind)
    throw new Error("Developer metadata storage is full.");
  book.metadata.push({ id: book.nextId++, key, value: value ?? null, sheet, box });
}

export function metadataOf({ world, run }: Scene, sheet: SheetState | null, box: Box | null): object[] {
  return world.book.metadata
    .filter((one) => one.sheet === sheet && JSON.stringify(one.box) === JSON.stringify(box))
    .map((one) => metadataObject({ world, run }, one));
}

function metadataObject({ world, run }: Pick<Scene, "world" | "run">, state: MetadataState): object {
  const self: object = service(run, "DeveloperMetadata", {
    getId: () => state.id,
    getKey: () => state.key,
    getValue: () => state.value,
    setValue(value: string) {
      state.value = value;
      return self;
    },
    remove() {
      world.book.metadata = world.book.metadata.filter((one) => one !== state);
    },
  } satisfies Fake<Real>);
  return self;
}
