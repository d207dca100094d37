import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import { type SyncSeams } from "./seams.ts";
import { sheetsClient, type TrackerPlace } from "./sheets-client.ts";
import { contentsReader } from "./tracker-contents.ts";
import { type Trouble } from "./trouble.ts";

export type Connected =
  | { readonly kind: "connected"; readonly title: string; readonly qualification: string }
  /** This device still holds so many things of another tracker that are not in it. */
  | { readonly kind: "waiting"; readonly count: number }
  | { readonly kind: "trouble"; readonly trouble: Trouble };

/**
 * Connects this device with a tracker, once that was read and is one that this version may write into.
 *
 * What was recorded for one tracker never goes into another: the device changes only when all of it has arrived,
 * and then starts afresh with the other one. No round runs meanwhile.
 */
export function connectTracker(
  { spreadsheet, server }: TrackerPlace,
  catalogue: Catalogue,
  seams: Pick<SyncSeams, "store" | "http" | "tokens" | "now" | "alone">,
): Promise<Connected> {
  return seams.alone(async () => {
    const file = await sheetsClient({ spreadsheet, server }, seams).read();
    if (!file.ok) return { kind: "trouble", trouble: file.trouble };
    const { contents, problem } = contentsReader(catalogue)(file.value.workbook);
    if (contents === null) return { kind: "trouble", trouble: { kind: "layout", problem } };
    const { title } = file.value;
    const count = await seams.store.changeTracker({ spreadsheet, server, title });
    return count > 0
      ? { kind: "waiting", count }
      : { kind: "connected", title, qualification: contents.qualification };
  });
}
