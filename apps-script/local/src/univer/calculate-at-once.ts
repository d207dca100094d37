/**
 * Formulas are worked out as soon as a cell has changed. Univer waits for a tenth of a second, in case that more
 * comes, which is half of the time in which a person is to see what an edit does. What changes rows, columns or
 * tabs is left to Univer, and so is what was begun here and is stopped for that.
 */
import { type ICommandInfo, ICommandService, type Injector, type IUnitRange } from "@univerjs/core";
import {
  FormulaExecutedStateType,
  IActiveDirtyManagerService,
  type IFormulaDirtyData,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
  SetTriggerFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import * as z from "zod";

interface Flight {
  readonly ranges: readonly IUnitRange[];
  /** What was done meanwhile that Univer is to begin with. */
  readonly others: Partial<IFormulaDirtyData>[];
  isStopped: boolean;
}

const cellValues = "sheet.mutation.set-range-values";
const notification = z.looseObject({ functionsExecutedState: z.number().optional() });
const looks = z.looseObject({ trigger: z.string().optional() });
/** Changes of looks alone: no formula reads them. */
const onlyLooks = new Set([
  "sheet.command.set-style",
  "sheet.command.set-border",
  "sheet.command.clear-selection-format",
]);

/** To be called once, when there is a workbook: before, Univer does not see to formulas either. */
export function calculateAtOnce(injector: Injector): void {
  const commands = injector.get(ICommandService);
  const dirtyOf = injector.get(IActiveDirtyManagerService);
  const ofCells = dirtyOf.get(cellValues);
  if (ofCells === null || ofCells === undefined) return;
  // From here on Univer does not see to it.
  dirtyOf.remove(cellValues);
  let waiting: readonly IUnitRange[] = [];
  /** What is being worked out because of us; `null` when nothing is, or something of Univer's. */
  let flight: Flight | null = null;
  let isCalculating = false;
  /** The book was opened, or rows, columns or tabs moved: Univer has yet to find out what depends on what. */
  let isUniversTurn = true;
  let isSoon = false;

  commands.onCommandExecuted((command, options) => {
    switch (command.id) {
      case cellValues:
        if (options?.onlyLocal === true || onlyLooks.has(looks.parse(command.params).trigger ?? "")) return;
        waiting = [...waiting, ...(ofCells.getDirtyData(command).dirtyRanges ?? [])];
        soon();
        return;
      case SetFormulaCalculationNotificationMutation.id: {
        const state = notification.parse(command.params).functionsExecutedState;
        if (state === undefined) isCalculating = true;
        else ended(state);
        return;
      }
      case SetFormulaCalculationStartMutation.id:
        if (flight === null) isUniversTurn = false;
        return;
      case SetFormulaCalculationStopMutation.id:
        if (flight !== null) flight.isStopped = true;
        return;
      default:
        noteOther(command);
    }
  });

  /** Univer begins with it in a moment and stops what is going on then. */
  function noteOther(command: Readonly<ICommandInfo>): void {
    const dirty = dirtyOf.get(command.id);
    if (dirty === null || dirty === undefined) return;
    isUniversTurn = true;
    flight?.others.push(dirty.getDirtyData(command));
  }

  function soon(): void {
    if (isSoon) return;
    isSoon = true;
    // After what belongs to the same edit.
    setTimeout(() => {
      isSoon = false;
      begin();
    });
  }

  function begin(): void {
    if (waiting.length === 0 || flight !== null) return;
    const ranges = [...waiting];
    waiting = [];
    if (isCalculating || isUniversTurn) leaveToUniver({ dirtyRanges: ranges });
    else {
      flight = { ranges, others: [], isStopped: false };
      tell(SetFormulaCalculationStartMutation.id, { dirtyRanges: ranges });
    }
  }

  function ended(state: number): void {
    isCalculating = false;
    const mine = flight;
    flight = null;
    if (mine !== null && state === Number(FormulaExecutedStateType.STOP_EXECUTION))
      leaveToUniver({ dirtyRanges: [...mine.ranges] });
    else if (mine?.isStopped === true)
      // The stop came too late, and Univer takes what it was to begin with for done.
      for (const dirty of mine.others) leaveToUniver(dirty);
    if (waiting.length > 0) soon();
  }

  /** Univer stops what it is working out, and begins again with this as well. */
  function leaveToUniver(dirty: Partial<IFormulaDirtyData>): void {
    tell(SetTriggerFormulaCalculationStartMutation.id, dirty);
  }

  function tell(id: string, dirty: Partial<IFormulaDirtyData>): void {
    void commands.executeCommand(id, { ...nothing, ...dirty }, { onlyLocal: true });
  }
}

const nothing: IFormulaDirtyData = {
  forceCalculation: false,
  dirtyRanges: [],
  dirtyNameMap: {},
  dirtyDefinedNameMap: {},
  dirtySuperTableMap: {},
  dirtyUnitFeatureMap: {},
  dirtyUnitOtherFormulaMap: {},
  clearDependencyTreeCache: {},
};
