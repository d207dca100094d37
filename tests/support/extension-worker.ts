/** The extension's worker: started, told what to run, and killed. */
import * as z from "zod";
import { type ExtensionBrowser } from "./extension-browser.ts";

export interface ExtensionWorker {
  run(expression: string): Promise<unknown>;
  kill(): Promise<void>;
}

const answer = z.looseObject({
  id: z.int(),
  result: z.looseObject({
    exceptionDetails: z.unknown().optional(),
    result: z.looseObject({ value: z.unknown().optional() }),
  }),
});

/** Starts the worker if it is not running. */
export async function workerOf({ context, id }: ExtensionBrowser): Promise<ExtensionWorker> {
  const browser = context.browser();
  const [page] = context.pages().filter((one) => one.url().startsWith(`chrome-extension://${id}/`));
  if (browser === null || page === undefined) throw new Error("The browser shows no page of the extension.");
  const own = await context.newCDPSession(page);
  await own.send("ServiceWorker.enable");
  await own.send("ServiceWorker.startWorker", { scopeURL: `chrome-extension://${id}/` });
  await own.detach();
  const session = await browser.newBrowserCDPSession();
  const target = await until(async () => {
    const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "service_worker" }] });
    return targetInfos.find(({ url }) => url.startsWith(`chrome-extension://${id}/`))?.targetId;
  });
  const { sessionId } = await session.send("Target.attachToTarget", { targetId: target, flatten: false });
  let calls = 0;
  return {
    async run(expression) {
      calls += 1;
      const call = calls;
      const answered = new Promise<unknown>((resolve, reject) => {
        session.on("Target.receivedMessageFromTarget", ({ sessionId: from, message }) => {
          const read = answer.safeParse(JSON.parse(message));
          if (from !== sessionId || !read.success || read.data.id !== call) return;
          const { exceptionDetails, result } = read.data.result;
          if (exceptionDetails === undefined) resolve(result.value);
          else reject(new Error(JSON.stringify(exceptionDetails)));
        });
      });
      const params = { expression, awaitPromise: true, returnByValue: true };
      await session.send("Target.sendMessageToTarget", {
        sessionId,
        message: JSON.stringify({ id: call, method: "Runtime.evaluate", params }),
      });
      return answered;
    },
    async kill() {
      await session.send("Target.closeTarget", { targetId: target });
      await until(async () => {
        const { targetInfos } = await session.send("Target.getTargets", {
          filter: [{ type: "service_worker" }],
        });
        return targetInfos.some(({ targetId }) => targetId === target) ? undefined : true;
      });
      await session.detach();
    },
  };
}

async function until<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (let turn = 0; turn < 200; turn += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("The worker did not do what it was told.");
}
