/** The device's real store, in a real page of the extension, as a `Store` for tests. */
import { buildSync } from "esbuild";
import { join } from "node:path";
import { type Page } from "playwright-core";
import { NotKept, NotRead, type Store } from "../../extension/src/store/store.ts";
import { type PageRunner, runnerIn } from "./run-in-page.ts";

export interface StoreInPage extends Store {
  readonly runner: PageRunner;
}

let source: string | undefined;

/** The store as a script that leaves `openStore` in `globalThis.deviceStore`. */
export function storeScript(): string {
  if (source !== undefined) return source;
  const { outputFiles } = buildSync({
    entryPoints: [join(import.meta.dirname, "../../extension/src/store/indexed-db.ts")],
    bundle: true,
    format: "iife",
    globalName: "deviceStore",
    platform: "browser",
    target: "chrome120",
    write: false,
  });
  const [built] = outputFiles;
  if (built === undefined) throw new Error("The store was not built.");
  source = built.text;
  return source;
}

/** Calls of the store as expressions; what comes back is what the store gave, as JSON carries it. */
export async function storeInPage(page: Page, name = "evidence-mapper"): Promise<StoreInPage> {
  const runner = await runnerIn(page);
  await runner.run(`${storeScript()}
    globalThis.stores ??= {};
    globalThis.stores[${JSON.stringify(name)}] ??= deviceStore.openStore({ name: ${JSON.stringify(name)} });
    0`);
  const call = async <Method extends Exclude<keyof Store, "watch">>(
    method: Method,
    ...words: Parameters<Store[Method]>
  ): Promise<Awaited<ReturnType<Store[Method]>>> => {
    const said = words.map((word) => JSON.stringify(word) ?? "undefined").join(", ");
    const store = `globalThis.stores[${JSON.stringify(name)}]`;
    const answer = await runner.run(
      `${store}.${method}(${said}).then((value) => ({ value }), (error) => ({ name: error.name, message: error.message, cause: String(error.cause) }))`,
    );
    const {
      value,
      name: kind,
      message,
      cause,
    } = answer as {
      readonly value?: Awaited<ReturnType<Store[Method]>>;
      readonly name?: string;
      readonly message?: string;
      readonly cause?: string;
    };
    if (kind === "NotKept") throw new NotKept(message, { cause });
    if (kind === "NotRead") throw new NotRead(message, { cause });
    if (kind !== undefined) throw new Error(`${kind}: ${message}`);
    return value as Awaited<ReturnType<Store[Method]>>;
  };
  let watching = 0;
  return {
    runner,
    settings: () => call("settings"),
    changeSettings: (change) => call("changeSettings", change),
    learners: () => call("learners"),
    keepLearners: (learners) => call("keepLearners", learners),
    events: (...learner) => call("events", ...learner),
    eventsAbout: (thing) => call("eventsAbout", thing),
    problems: () => call("problems"),
    record: (drafts) => call("record", drafts),
    receive: (...words) => call("receive", ...words),
    takeIn: (events) => call("takeIn", events),
    queue: () => call("queue"),
    stand: (ids, standing) => call("stand", ids, standing),
    changeTracker: (tracker) => call("changeTracker", tracker),
    eraseLearner: (learner) => call("eraseLearner", learner),
    eraseAll: () => call("eraseAll"),
    watch(changed) {
      // The page counts the calls, and is asked for them until nobody listens any more.
      watching += 1;
      const calls = `globalThis.calls_${watching}`;
      let stopped = false;
      void runner.run(
        `${calls} = []; ${calls}.stop = globalThis.stores[${JSON.stringify(name)}].watch((learners) => ${calls}.push(learners ?? null)); 0`,
      );
      const ask = async (): Promise<void> => {
        if (stopped) return;
        const news = (await runner.run(`${calls}.splice(0)`)) as readonly (readonly string[] | null)[];
        for (const learners of news) changed(...(learners === null ? [] : [learners]));
        setTimeout(() => void ask().catch(() => undefined), 20);
      };
      void ask();
      return () => {
        stopped = true;
        void runner.run(`${calls}.stop(); 0`);
      };
    },
  };
}
