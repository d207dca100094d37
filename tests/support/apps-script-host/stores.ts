/// <reference types="google-apps-script" />
/** Properties, cache and locks, with the limits of the real ones. */
import { type Fake, service } from "./execution.ts";
import { type CacheEntry, type Scene } from "./world.ts";

const bytesOf = (text: string): number => Buffer.byteLength(text, "utf8");
const mostPerProperty = 9 * 1024;
const mostProperties = 500 * 1024;
const mostPerCached = 100 * 1024;

export function propertiesService(scene: Scene): object {
  const { document, user, script } = scene.world.stores;
  return service(scene.run, "PropertiesService", {
    getDocumentProperties: () => propertiesObject(scene, document),
    getUserProperties: () => propertiesObject(scene, user),
    getScriptProperties: () => propertiesObject(scene, script),
  } satisfies Fake<GoogleAppsScript.Properties.PropertiesService>);
}

function propertiesObject(scene: Scene, store: Map<string, string>): object {
  function set(next: ReadonlyMap<string, string>): void {
    for (const [key, value] of next) {
      if (key === "") throw new Error("The property's key is empty.");
      if (bytesOf(value) > mostPerProperty) throw new Error("Argument too large: value");
    }
    const all = new Map([...store, ...next]);
    let size = 0;
    for (const [key, value] of all) size += bytesOf(key) + bytesOf(value);
    if (size > mostProperties)
      throw new Error(
        "You have exceeded the property storage quota. Please remove some properties and try again.",
      );
    for (const [key, value] of next) store.set(key, value);
  }
  const self: object = service(scene.run, "Properties", {
    getProperty: (key: string) => store.get(key) ?? null,
    getProperties: () => Object.assign(scene.run.realm.object(), Object.fromEntries(store)),
    getKeys: () => scene.run.realm.list([...store.keys()]),
    setProperty(key: string, value: unknown) {
      set(new Map([[key, String(value)]]));
      return self;
    },
    setProperties(values: Readonly<Record<string, unknown>>, deleteOthers = false) {
      if (deleteOthers) store.clear();
      set(new Map(Object.entries(values).map(([key, value]) => [key, String(value)])));
      return self;
    },
    deleteProperty(key: string) {
      store.delete(key);
      return self;
    },
    deleteAllProperties() {
      store.clear();
      return self;
    },
  } satisfies Fake<GoogleAppsScript.Properties.Properties>);
  return self;
}

export function cacheService(scene: Scene): object {
  const { document, user, script } = scene.world.caches;
  return service(scene.run, "CacheService", {
    getDocumentCache: () => cacheObject(scene, document),
    getUserCache: () => cacheObject(scene, user),
    getScriptCache: () => cacheObject(scene, script),
  } satisfies Fake<GoogleAppsScript.Cache.CacheService>);
}

function cacheObject(scene: Scene, cache: Map<string, CacheEntry>): object {
  const now = (): number => scene.world.clock().getTime();
  return service(scene.run, "Cache", {
    get(key: string) {
      const entry = cache.get(key);
      return entry === undefined || entry.until <= now() ? null : entry.text;
    },
    put(key: string, value: unknown, seconds = 600) {
      const text = String(value);
      if (key.length > 250) throw new Error("Argument too large: key");
      if (bytesOf(text) > mostPerCached) throw new Error("Argument too large: value");
      cache.set(key, { text, until: now() + Math.min(seconds, 21_600) * 1000 });
    },
    remove: (key: string) => void cache.delete(key),
  } satisfies Fake<GoogleAppsScript.Cache.Cache>);
}

export function lockService(scene: Scene): object {
  return service(scene.run, "LockService", {
    getDocumentLock: () => lockObject(scene, "document"),
    getScriptLock: () => lockObject(scene, "script"),
    getUserLock: () => lockObject(scene, "user"),
  } satisfies Fake<GoogleAppsScript.Lock.LockService>);
}

/** A lock that another run holds is not waited for: the wait is over at once, as if its time had passed. */
function lockObject({ world, run }: Scene, name: string): object {
  function take(): boolean {
    const holder = world.locks.get(name);
    if (holder !== undefined && holder !== run.id) return false;
    world.locks.set(name, run.id);
    return true;
  }
  return service(run, "Lock", {
    tryLock: (milliseconds: number) => {
      if (!(milliseconds >= 0)) throw new Error("tryLock needs a time in milliseconds.");
      return take();
    },
    waitLock() {
      if (!take()) throw new Error("Lock timeout: another process was holding the lock for too long.");
    },
    hasLock: () => world.locks.get(name) === run.id,
    releaseLock() {
      if (world.locks.get(name) === run.id) world.locks.delete(name);
    },
  } satisfies Fake<GoogleAppsScript.Lock.Lock>);
}
