/**
 * Ways to get it wrong, each planted into what the engine works with. The histories must tell every one of them
 * from the engine as it is: a test of the tests.
 */
import { type HttpRequest, type SyncSeams } from "../../../extension/src/sync/seams.ts";
import { type Store } from "../../../extension/src/store/store.ts";
import { logTabs } from "../../../shared/src/evidence-log/log-tabs.ts";
import { type Device } from "./device.ts";

export interface Mistake {
  readonly name: string;
  readonly plant: (seams: SyncSeams, device: Device) => SyncSeams;
}

const isAppend = ({ method }: HttpRequest): boolean => method === "POST";

function rowsOf(request: HttpRequest): string[][] {
  return (JSON.parse(request.body ?? "") as { values: string[][] }).values;
}

function withRows(request: HttpRequest, values: readonly (readonly string[])[]): HttpRequest {
  return { ...request, body: JSON.stringify({ majorDimension: "ROWS", values }) };
}

/** Every method, so that a class of another store can be put around it. */
function storeWith(store: Store, change: Partial<Store>): Store {
  return { ...store, ...change };
}

const idPattern = /^made-\d{7}$/;
let strays = 0;

export const mistakes: readonly Mistake[] = [
  {
    name: "a new id for each attempt",
    plant: (seams) => ({
      ...seams,
      http: (request) => {
        if (!isAppend(request)) return seams.http(request);
        const rows = rowsOf(request).map((row) =>
          row.map((cell) => (idPattern.test(cell) ? `stray-${(strays += 1)}-${cell}` : cell)),
        );
        return seams.http(withRows(request, rows));
      },
    }),
  },
  {
    name: "a blind retry",
    plant: (seams) => ({
      ...seams,
      http: async (request) => {
        try {
          const answer = await seams.http(request);
          return answer.status >= 500 ? await seams.http(request) : answer;
        } catch {
          return seams.http(request);
        }
      },
    }),
  },
  {
    name: "a write by position",
    plant: (seams) => {
      // Overwrites the row that stood below the last one when the sheet was read.
      let height = new Map<string, number>();
      return {
        ...seams,
        http: async (request) => {
          if (!isAppend(request)) {
            const answer = await seams.http(request);
            const tabs = new URL(request.url).searchParams.getAll("ranges");
            const read = answer.body as { valueRanges?: readonly { values?: readonly unknown[] }[] } | null;
            if (tabs.length > 0 && read?.valueRanges !== undefined)
              height = new Map(
                tabs.map((tab, index) => [tab, read.valueRanges?.[index]?.values?.length ?? 0]),
              );
            return answer;
          }
          const tab = /\/values\/(.*)!/.exec(decodeURIComponent(request.url))?.[1] ?? "";
          return seams.http({ ...request, url: `${request.url}&overwriteFrom=${height.get(tab) ?? 0}` });
        },
      };
    },
  },
  {
    name: "one array as the queue",
    plant: (seams, { disk, time }) => ({
      ...seams,
      // Read, add, write back: two at the same time keep one.
      store: storeWith(seams.store, {
        record: async (drafts) => {
          const before = new Map(disk.events);
          await new Promise<void>((resolve) => time.later(5, resolve));
          disk.events.clear();
          for (const [id, kept] of before) disk.events.set(id, kept);
          return seams.store.record(drafts);
        },
      }),
    }),
  },
  {
    name: "columns by position",
    plant: (seams) => ({
      ...seams,
      http: async (request) => {
        const answer = await seams.http(request);
        if (isAppend(request)) return answer;
        const read = answer.body as { valueRanges?: readonly { values?: string[][] }[] } | null;
        if (read?.valueRanges === undefined) return answer;
        // Believes that the ids stand where they stood on the first day.
        const valueRanges = read.valueRanges.map(({ values = [] }) => {
          const tab = logTabs.find(({ id }) => values.some((row) => row.includes(`${id}.event`)));
          if (tab === undefined) return { values };
          const ids = tab.columns.map(({ field }) => `${tab.id}.${field}`);
          return { values: values.map((row) => (row.includes(`${tab.id}.event`) ? ids : row)) };
        });
        return { ...answer, body: { ...read, valueRanges } };
      },
    }),
  },
  {
    name: "an acknowledgement before it is on the disk",
    plant: (seams, { time, disk }) => ({
      ...seams,
      store: storeWith(seams.store, {
        record: (drafts) => {
          const made = drafts.map((draft, index) => ({
            ...draft,
            client: disk.client,
            count: disk.count + index + 1,
            layout: 1 as const,
          }));
          const owner = [...disk.watchers];
          // A page that dies in the meantime takes it along.
          time.later(500, () => {
            if (owner.some((watcher) => disk.watchers.has(watcher))) void seams.store.record(drafts);
          });
          return Promise.resolve(made);
        },
      }),
    }),
  },
  {
    name: "an acknowledgement when it is sent",
    plant: (seams) => ({
      ...seams,
      http: async (request) => {
        if (isAppend(request)) {
          const ids = rowsOf(request).flatMap((row) => row.filter((cell) => idPattern.test(cell)));
          const queued = new Set((await seams.store.queue()).map(({ id }) => id));
          await seams.store.stand(
            ids.filter((id) => queued.has(id)),
            { state: "in-tracker" },
          );
        }
        return seams.http(request);
      },
    }),
  },
  {
    name: "newer batches first",
    plant: (seams) => ({
      ...seams,
      store: storeWith(seams.store, { queue: async () => [...(await seams.store.queue())].reverse() }),
    }),
  },
  {
    name: "another file after re-pairing",
    plant: (seams, { disk }) => ({
      ...seams,
      store: storeWith(seams.store, {
        changeTracker: (tracker) => {
          disk.settings = { ...disk.settings, tracker };
          return Promise.resolve(0);
        },
      }),
    }),
  },
  {
    name: "a counter that is not above what was seen",
    plant: (seams, { disk }) => ({
      ...seams,
      store: storeWith(seams.store, {
        receive: async (events, whole) => {
          const before = disk.count;
          await seams.store.receive(events, whole);
          disk.count = before;
        },
      }),
    }),
  },
  {
    name: "what answers 403 is dropped",
    plant: (seams) => ({
      ...seams,
      http: async (request) => {
        const answer = await seams.http(request);
        if (isAppend(request) && answer.status === 403)
          await seams.store.stand(
            (await seams.store.queue()).map(({ id }) => id),
            { state: "in-tracker" },
          );
        return answer;
      },
    }),
  },
  {
    name: "two senders at once",
    plant: (seams) => ({ ...seams, alone: (run) => run() }),
  },
];
