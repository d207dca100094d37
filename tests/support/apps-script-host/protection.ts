/// <reference types="google-apps-script" />
import { type Fake, service } from "./execution.ts";
import { type ProtectionState, type SheetState } from "./model.ts";
import { rangeObject } from "./range.ts";
import { type Scene } from "./world.ts";

type Real = GoogleAppsScript.Spreadsheet.Protection;

/** A guard of a range or a tab. The owner and who runs the script cannot be shut out. */
export function protectionObject(scene: Scene, sheet: SheetState, state: ProtectionState): object {
  const { run, world } = scene;
  const self: object = service(run, "Protection", {
    getDescription: () => state.description,
    getProtectionType: () => state.kind,
    getRange: () =>
      rangeObject(
        scene,
        sheet,
        state.box ?? { top: 0, left: 0, bottom: sheet.rows - 1, right: sheet.columns - 1 },
      ),
    isWarningOnly: () => state.warningOnly,
    canEdit: () => world.person.isOwner || state.warningOnly || state.editors.includes(world.person.email),
    getEditors: () =>
      run.realm.list(state.editors.map((email) => service(run, "User", { getEmail: () => email }))),
    setDescription(description: string) {
      state.description = description;
      return self;
    },
    setWarningOnly(warningOnly: boolean) {
      state.warningOnly = warningOnly;
      return self;
    },
    setDomainEdit: () => self,
    addEditor(email: unknown) {
      if (state.warningOnly) throw new Error("A protection that only warns has no editors.");
      state.editors.push(emailOf(email));
      return self;
    },
    removeEditors(editors: unknown) {
      if (state.warningOnly) throw new Error("A protection that only warns has no editors.");
      const gone = Array.isArray(editors) ? editors.map(emailOf) : [];
      state.editors = state.editors.filter(
        (email) => email === world.person.email || email === "owner@centre.example" || !gone.includes(email),
      );
      return self;
    },
    remove() {
      sheet.protections = sheet.protections.filter((one) => one !== state);
    },
  } satisfies Fake<Real>);
  scene.hidden.guards.set(self, state);
  return self;
}

function emailOf(editor: unknown): string {
  if (typeof editor === "string") return editor;
  if (
    typeof editor === "object" &&
    editor !== null &&
    "getEmail" in editor &&
    typeof editor.getEmail === "function"
  )
    return String(editor.getEmail());
  throw new Error("An editor is an e-mail address or a User.");
}
