/**
 * Runs expressions in a page over the debugging protocol. An extension's pages forbid making code from text, which
 * is how Playwright's own `evaluate` works; the protocol stands outside that.
 */
import { type CDPSession, type Page } from "playwright-core";

export interface PageRunner {
  /** What the expression gives, as JSON carries it; a promise is waited for. Throws what it throws. */
  run(expression: string): Promise<unknown>;
  readonly session: CDPSession;
}

export async function runnerIn(page: Page): Promise<PageRunner> {
  const session = await page.context().newCDPSession(page);
  return {
    session,
    async run(expression) {
      const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails !== undefined) {
        const { description = "", value } = exceptionDetails.exception ?? {};
        throw new Error(String(value ?? description.split("\n    at ")[0]));
      }
      return result.value as unknown;
    },
  };
}
