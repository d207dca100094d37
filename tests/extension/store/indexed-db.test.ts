import { afterAll, beforeAll, describe } from "vitest";
import { withoutBrowser } from "../../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { storeInPage, type StoreInPage } from "../../support/store-in-page.ts";
import { storeLaws } from "../../support/store-laws.ts";

describe.skipIf(withoutBrowser)(
  "the store in Chromium's IndexedDB, seen from two pages of the extension",
  () => {
    let browser: ExtensionBrowser;
    let store: StoreInPage;
    let other: StoreInPage;
    beforeAll(async () => {
      browser = await openExtensionBrowser();
      [store, other] = [
        await storeInPage(await browser.openPanel()),
        await storeInPage(await browser.openPanel()),
      ];
    });
    afterAll(() => browser.close());

    storeLaws(async () => {
      await store.eraseAll();
      return { store, other };
    });
  },
);
