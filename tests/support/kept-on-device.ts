/** Everything that the extension really keeps: each record of its database and of the browser's storage areas, raw. */
import * as z from "zod";
import { type DeclaredPlace, undeclaredIn } from "../../extension/src/store/declared-fields.ts";
import { type PageRunner } from "./run-in-page.ts";

const kept = z.strictObject({
  databases: z.array(z.string()),
  places: z.record(z.string(), z.array(z.unknown())),
  storage: z.record(z.string(), z.record(z.string(), z.unknown())),
  others: z.array(z.string()),
});
export type KeptOnDevice = z.infer<typeof kept>;

export async function keptOnDevice({ run }: PageRunner): Promise<KeptOnDevice> {
  const found = await run(`(async () => {
    const places = {};
    const names = (await indexedDB.databases()).map(({ name }) => name);
    for (const name of names) {
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const place of database.objectStoreNames) {
        places[place] = await new Promise((resolve, reject) => {
          const request = database.transaction(place).objectStore(place).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      }
      database.close();
    }
    const storage = {};
    for (const area of ["local", "session", "sync"]) storage["storage." + area] = await chrome.storage[area].get(null);
    const others = [
      ...Object.keys(localStorage).map((key) => "localStorage " + key),
      ...Object.keys(sessionStorage).map((key) => "sessionStorage " + key),
      ...(await caches.keys()).map((key) => "caches " + key),
      ...(document.cookie === "" ? [] : ["cookie " + document.cookie]),
    ];
    return { databases: names, places, storage, others };
  })()`);
  return kept.parse(found);
}

const declaredPlaces: ReadonlySet<string> = new Set<DeclaredPlace>([
  "events",
  "learners",
  "device",
  "storage.local",
  "storage.session",
  "storage.sync",
]);

function isDeclaredPlace(place: string): place is DeclaredPlace {
  return declaredPlaces.has(place);
}

/** What is kept and nowhere declared, each once. Empty when everything is. */
export async function undeclaredOnDevice(runner: PageRunner): Promise<readonly string[]> {
  const { databases, places, storage, others } = await keptOnDevice(runner);
  const found = new Set(others);
  for (const name of databases) if (name !== "evidence-mapper") found.add(`database ${name}`);
  const records = [
    ...Object.entries(places).flatMap(([place, values]) => values.map((value) => [place, value] as const)),
    ...Object.entries(storage),
  ];
  for (const [place, value] of records) {
    if (!isDeclaredPlace(place)) found.add(place);
    else for (const path of undeclaredIn(place, value)) found.add(`${place} ${path}`);
  }
  return [...found];
}
