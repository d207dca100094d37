/** What a person takes away: everything of this device or of one learner, in the form that they choose. */
import { type Catalogue, findQualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { unitNames } from "@evidence-mapper/shared/evidence-log/unit-names";
import { writeEventsCsv } from "@evidence-mapper/shared/exchange/events-csv";
import { writeJson } from "@evidence-mapper/shared/exchange/events-json";
import { type Exported } from "@evidence-mapper/shared/exchange/export-file";
import { writeWebAnnotations } from "@evidence-mapper/shared/exchange/web-annotations";
import { type Store } from "../store/store.ts";

export const exportForms = {
  csv: { words: "CSV, for a spreadsheet", ending: "csv", type: "text/csv" },
  json: { words: "JSON, whole and exact", ending: "json", type: "application/json" },
  annotations: {
    words: "Web Annotations (W3C), for other programs",
    ending: "jsonld",
    type: "application/ld+json",
  },
} as const;
export type ExportForm = keyof typeof exportForms;

/**
 * @param learner whose; `null`: everybody's
 * @throws NotRead
 */
export async function exportText(
  store: Pick<Store, "learners" | "events">,
  catalogue: Catalogue,
  form: ExportForm,
  learner: string | null,
): Promise<string> {
  const [learners, kept] = await Promise.all([store.learners(), store.events(learner ?? undefined)]);
  const exported: Exported = {
    learners: learners
      .filter(({ id }) => learner === null || id === learner)
      .map(({ id, name, qualification }) => ({ id, name, qualification })),
    events: kept.map(({ event }) => event),
  };
  const unitsOf = (qualification: string) => findQualification(catalogue, qualification)?.units ?? [];
  switch (form) {
    case "csv":
      return writeEventsCsv(exported, unitsOf);
    case "json":
      return writeJson(exported);
    case "annotations": {
      const names = new Map(exported.learners.map((one) => [one.id, unitNames(unitsOf(one.qualification))]));
      const byReference = unitNames([]);
      return writeWebAnnotations(exported, (of, unit, criterion) =>
        (names.get(of) ?? byReference).nameOf({ unit, criterion }),
      );
    }
  }
}
