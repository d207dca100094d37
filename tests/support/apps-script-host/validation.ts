/// <reference types="google-apps-script" />
/** Rules about what a cell may hold. */
import { type Fake, isDate, service } from "./execution.ts";
import { type ValidationState } from "./model.ts";
import { rangeObject } from "./range.ts";
import { behind, type Scene } from "./world.ts";

type Real = GoogleAppsScript.Spreadsheet.DataValidation;
type RealBuilder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

export function validationObject(scene: Scene, state: ValidationState): object {
  const self: object = service(scene.run, "DataValidation", {
    getAllowInvalid: () => state.allowInvalid,
    getCriteriaType: () => state.criteria,
    getCriteriaValues: () =>
      scene.run.realm.list(
        state.from === null
          ? state.values
          : [rangeObject(scene, state.from.sheet, state.from.box, state.from.isOpen), ...state.values],
      ),
    getHelpText: () => state.help,
    copy: () => validationBuilder(scene, state),
  } satisfies Fake<Real>);
  scene.hidden.validations.set(self, state);
  return self;
}

const nothing: ValidationState = { criteria: "", values: [], from: null, allowInvalid: true, help: "" };

export function validationBuilder(scene: Scene, from: ValidationState = nothing): object {
  let state = from;
  const set = (change: Partial<ValidationState>): object => {
    state = { ...state, ...change };
    return self;
  };
  const dates =
    (criteria: string) =>
    (...values: unknown[]) => {
      if (!values.every(isDate)) throw new Error(`${criteria} needs dates.`);
      return set({ criteria, values });
    };
  const self: object = service(scene.run, "DataValidationBuilder", {
    requireCheckbox: (...values: unknown[]) => set({ criteria: "CHECKBOX", values }),
    requireDate: () => set({ criteria: "DATE_IS_VALID_DATE", values: [] }),
    requireDateOnOrAfter: dates("DATE_ON_OR_AFTER"),
    requireDateOnOrBefore: dates("DATE_ON_OR_BEFORE"),
    requireFormulaSatisfied: (formula: unknown) => set({ criteria: "CUSTOM_FORMULA", values: [formula] }),
    requireNumberBetween: (start: number, end: number) =>
      set({ criteria: "NUMBER_BETWEEN", values: [start, end] }),
    requireValueInList(list: unknown, dropDown = true) {
      if (!Array.isArray(list)) throw new Error("requireValueInList needs a list of texts.");
      if (list.length > 500)
        throw new Error(
          "The data validation rule has more items than the limit of 500. Use the “List from a range” criteria instead.",
        );
      return set({ criteria: "VALUE_IN_LIST", values: [list.map(String), dropDown] });
    },
    requireValueInRange(range: unknown, dropDown = true) {
      const from = behind(scene.hidden.ranges, range, "Range");
      return set({ criteria: "VALUE_IN_RANGE", values: [dropDown], from });
    },
    setAllowInvalid: (allowInvalid: boolean) => set({ allowInvalid }),
    setHelpText: (help: string) => set({ help }),
    build() {
      if (state.criteria === "") throw new Error("A data validation rule needs a criterion.");
      return validationObject(scene, state);
    },
  } satisfies Fake<RealBuilder>);
  return self;
}
