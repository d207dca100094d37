/** The IQA view of a standard tracker, from its whole tabs: one row for each learner and unit. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { checkInTurn, type CheckMemory } from "@evidence-mapper/shared/check/check";
import { filterIqaRows, iqaView } from "@evidence-mapper/shared/standard-tracker/iqa-view";
import { iqaColumns, iqaRows } from "@evidence-mapper/shared/standard-tracker/iqa-rows";
import { isStandardTracker } from "@evidence-mapper/shared/standard-tracker/find-tabs";
import { type Sheet } from "@evidence-mapper/shared/tracker/workbook";
import { ArgumentFault, type Answered } from "./answered.ts";
import { fittingRows } from "./fitting-rows.ts";
import { type Argument, toRows, toText, type ToCell } from "./arguments.ts";

export interface IqaArguments {
  /** The tabs in the order in which the tracker has them: learners, evidence log, decisions, sign-off, settings. */
  readonly tabs: readonly Argument[];
  readonly assessor?: Argument;
  readonly unit?: Argument;
}

const names = ["Learners", "Evidence log", "Decisions", "Sign-off", "Settings"] as const;

/** `Coverage` is made with 10,000 rows, of which a few are headings and words about the rest. */
const mostRows = 9_990;

/** Faults that leave nothing to be read at all. */
const refusals: ReadonlySet<string> = new Set(["layout-unknown", "layout-newer", "qualification-unknown"]);

/** Throws an `ArgumentFault` for arguments that are no standard tracker that can be read. */
export function iqaAnswer(
  { tabs, assessor, unit }: IqaArguments,
  catalogue: Catalogue,
  toCell: ToCell,
  memory?: CheckMemory,
): Answered {
  const sheets = names.map((name, index): Sheet => {
    const rows = toRows(tabs[index], toCell);
    return { name, rows, merges: [], hidden: false, notes: [] };
  });
  if (!isStandardTracker({ sheets }))
    throw new ArgumentFault(
      "These are not the tabs of a standard tracker: name its ranges in the order EM_Learners, EM_Evidence_log, EM_Decisions, EM_Sign_off, EM_Settings.",
    );
  const check = checkInTurn({ sheets }, catalogue, { memory });
  const { qualification, problems } = check;
  const refused = problems.find(({ code }) => refusals.has(code));
  if (qualification === null || refused !== undefined)
    throw new ArgumentFault(`${refused?.found ?? "The tracker cannot be read."} ${refused?.advice ?? ""}`);
  const { terms } = qualification.specification;
  const by = toText(assessor, toCell);
  const about = toText(unit, toCell);
  const rows = filterIqaRows(iqaView(check).rows, {
    ...(by === "" ? {} : { assessor: by }),
    ...(about === "" ? {} : { unit: about }),
  });
  // A longer answer would be no answer at all, but #REF!. What needs somebody comes first.
  const { shown, left } = fittingRows(rows, mostRows);
  const answer: Answered = iqaRows(shown, terms).map((row) => [...row]);
  if (left > 0)
    answer.unshift(
      inColumns({
        attention: "look",
        why: `${left.toLocaleString("en-GB")} more ${left === 1 ? "row does" : "rows do"} not fit here; those that need attention come first. The IQA view in the sidebar shows them by assessor and unit.`,
      }),
    );
  if (answer.length === 0) answer.push(inColumns({ learner: "Nothing is recorded here yet." }));
  if (problems.length > 0)
    answer.push(
      inColumns({
        attention: "look",
        why: `${problems.length === 1 ? "1 problem was" : `${problems.length} problems were`} found in the tabs: choose Check this sheet.`,
      }),
    );
  return answer;

  function inColumns(texts: Readonly<Record<string, string>>): string[] {
    return iqaColumns(terms).map(({ id }) => texts[id] ?? "");
  }
}
