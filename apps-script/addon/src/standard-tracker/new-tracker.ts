/** The page that makes a standard tracker: what is here, what would be made, and what became of it. */
import * as z from "zod";
import { type Catalogue, findQualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { qualificationName } from "@evidence-mapper/shared/rules/sentences";
import { standardTracker } from "@evidence-mapper/shared/standard-tracker/standard-tracker";
import { type TrackerTabId } from "@evidence-mapper/shared/standard-tracker/tracker-plan";
import { areaAt } from "../area.ts";
import { rememberedLayout } from "../reading/remembered-layout.ts";
import { given } from "../sidebar/given.ts";
import { type NewTrackerView } from "../sidebar/views.ts";
import { type Spreadsheet } from "../spreadsheet.ts";
import { begunTracker, makeTracker, type Made } from "./make-tracker.ts";
import { standingOf } from "./tracker-standing.ts";

const request = z.strictObject({ qualification: z.string().max(200) });

export function newTrackerView(spreadsheet: Spreadsheet, catalogue: Catalogue): NewTrackerView {
  const begun = begunTracker(spreadsheet);
  const chosen = begun ?? rememberedLayout(spreadsheet)?.layout.qualification ?? null;
  const likely = findQualification(catalogue, chosen ?? "") ?? catalogue.qualifications[0];
  const tabs = likely === undefined ? [] : standardTracker(likely).tabs;
  const standing = standingOf(spreadsheet.readWorkbook(), tabs, begun !== null);
  const here = findQualification(catalogue, standing.qualification ?? begun ?? "");
  const isWhole = standing.layout !== null;
  const view = {
    qualification: (here ?? (chosen === null ? undefined : likely))?.id ?? "",
    isFixed: here !== undefined,
    qualifications: catalogue.qualifications.map((one) => ({ id: one.id, name: qualificationName(one) })),
    tabs: tabs.map(({ id, title }) => ({ name: standing.placed.get(id)?.name ?? title, what: purposes[id] })),
    sentences: [],
  };
  if (isWhole)
    return {
      ...view,
      standing: `This spreadsheet is a standard tracker already${here === undefined ? "" : `, for ${qualificationName(here)}`}. If a tab, a list to choose from, a name or a formula of it was lost, it can be put back; what people have entered is not touched.`,
      action: "Put back what is missing",
    };
  if (begun !== null || standing.placed.size > 0)
    return {
      ...view,
      standing: "A standard tracker was begun here and is not finished. It can be finished now.",
      action: "Finish the tracker",
    };
  if (standing.taken.length > 0)
    return {
      ...view,
      standing: `This spreadsheet has tabs of its own with names that the tracker needs: ${standing.taken.map((name) => `“${name}”`).join(", ")}. Rename them, or make the tracker in a new spreadsheet. They are not touched.`,
      action: null,
    };
  return {
    ...view,
    standing: "Six tabs are added to this spreadsheet. The tabs that are here already are not touched.",
    action: "Make the tracker",
  };
}

/** Makes it and shows its first tab. Throws a sentence when it cannot be made. */
export function makeNewTracker(
  spreadsheet: Spreadsheet,
  catalogue: Catalogue,
  wanted: unknown,
): NewTrackerView {
  const { qualification: id } = given(request, wanted);
  const qualification = findQualification(catalogue, id);
  if (qualification === undefined) throw new Error("Choose the qualification first.");
  const plan = standardTracker(qualification);
  const made = spreadsheet.exclusively(() => makeTracker(spreadsheet, plan));
  const [learners] = plan.tabs;
  if (made !== "mended" && learners !== undefined) spreadsheet.select(areaAt(learners.title, 2, 0, 1, 1));
  const view = newTrackerView(spreadsheet, catalogue);
  const { learner, iqa } = qualification.specification.terms;
  const reading =
    rememberedLayout(spreadsheet) === null
      ? []
      : [
          "The sidebar still reads the tabs that you have confirmed before. To read the new ones, choose Check this sheet and look afresh.",
        ];
  return {
    ...view,
    sentences: [
      saying[made],
      ...(made === "mended"
        ? []
        : [
            `Put each ${learner}'s id and name into “Learners”: one row each.`,
            `Evidence, decisions and signatures are added at the bottom of their tabs, by the assessor and the ${iqa}, or by Evidence Mapper in the browser. Rows are added and never changed.`,
            "“Coverage” fills itself. Red rows need somebody to act; the last column says why.",
          ]),
      ...reading,
    ],
  };
}

const saying: Readonly<Record<Made, string>> = {
  made: "The tracker is ready.",
  finished: "The tracker that was begun is finished.",
  mended: "What was missing is back. What people have entered was not touched.",
};

const purposes: Readonly<Record<TrackerTabId, string>> = {
  learner: "who is registered, and who assesses them",
  log: "what was seen, where it is kept, and which criteria it is evidence for",
  decision: "what assessors decided, criterion by criterion",
  signoff: "declarations, countersignatures and samples",
  coverage: "who decided what in each unit, and where a second pair of eyes is due; fills itself",
  setting: "the qualification, and the lists that cells choose from",
};
