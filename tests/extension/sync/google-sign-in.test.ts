/** Signing in with the browser's real sign-in window against a sign-in server on this machine. */
import { buildSync } from "esbuild";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withoutBrowser } from "../../support/browser.ts";
import { type ExtensionBrowser, openExtensionBrowser } from "../../support/extension-browser.ts";
import { type OauthServer, oauthServer } from "../../support/oauth-server.ts";
import { type PageRunner, runnerIn } from "../../support/run-in-page.ts";

const root = join(import.meta.dirname, "../../../extension/src");

/** The sign-in, with the real window, network and chance, as `globalThis.signInParts`. */
function script(): string {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `
        export { googleSignIn } from "./sync/google-sign-in.ts";
        export { chromeIdentity } from "./chrome/identity.ts";
        export { postForm } from "./sync/fetch-http.ts";`,
      resolveDir: root,
      loader: "ts",
    },
    bundle: true,
    format: "iife",
    globalName: "signInParts",
    target: "chrome120",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

describe.skipIf(withoutBrowser)("signing in with Google", () => {
  let browser: ExtensionBrowser;
  let page: PageRunner;
  beforeAll(async () => {
    browser = await openExtensionBrowser();
    page = await runnerIn(await browser.openPanel());
    await page.run(`${script()}; globalThis.signInParts = signInParts; 0`);
  }, 300_000);
  afterAll(() => browser.close());

  /** Another start of the extension: nothing is remembered. */
  async function begin(server: OauthServer): Promise<void> {
    const settings = {
      clientId: "the-centre",
      clientSecret: null,
      authorise: server.authorise,
      exchange: server.exchange,
    };
    await page.run(`globalThis.google = signInParts.googleSignIn(${JSON.stringify(settings)}, {
      identity: signInParts.chromeIdentity,
      post: signInParts.postForm,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      sha256: (bytes) => crypto.subtle.digest("SHA-256", bytes),
      now: Date.now,
    }); 0`);
  }

  it("asks for its own files only, proves that it was the one who asked, and keeps the token in memory", async () => {
    const server = await oauthServer();
    await begin(server);
    expect(await page.run("google.token()")).toBeNull();
    expect(await page.run("google.signIn()")).toEqual({ ok: true });
    expect(await page.run("google.token()")).toBe(server.tokens[0]);
    const ask = server.asked.at(-1);
    expect(ask?.get("scope")).toBe("https://www.googleapis.com/auth/drive.file");
    expect(ask?.get("code_challenge")).toMatch(/^[\w-]{43}$/);
    expect(ask?.get("redirect_uri")).toBe(`https://${browser.id}.chromiumapp.org/`);
    const kept = await page.run(
      "Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]).then((all) => JSON.stringify([...all, { ...localStorage }]))",
    );
    expect(kept).not.toContain(server.tokens[0]);
  });

  it("after a restart another token comes in silence, and a refused one is renewed so", async () => {
    const server = await oauthServer();
    await begin(server);
    await page.run("google.signIn()");
    await begin(server);
    expect(await page.run("google.token()")).toBe(server.tokens[1]);
    expect(await page.run(`google.renew(${JSON.stringify(server.tokens[1])})`)).toBe(server.tokens[2]);
    expect(server.asked.slice(1).every((ask) => ask.get("prompt") === "none")).toBe(true);
    // Several at once ask once.
    await page.run("google.renew(google.token()), 0");
    await page.run("google.signOut(); 0");
    expect(await page.run("google.token()")).toBeNull();
  });

  it("a file that a person names is asked for by its id", async () => {
    const server = await oauthServer();
    await begin(server);
    await page.run(`google.signIn("a-spreadsheet")`);
    expect(server.asked[0]?.get("trigger_onepick")).toBe("true");
    expect(server.asked[0]?.get("file_ids")).toBe("a-spreadsheet");
  });

  it("an answer with another state is not trusted, and a refusal is said", async () => {
    const server = await oauthServer();
    await begin(server);
    server.person = "is-tricked";
    expect(await page.run("google.signIn()")).toMatchObject({ ok: false, why: "not-trusted" });
    server.person = "refuses";
    expect(await page.run("google.signIn()")).toMatchObject({ ok: false, why: "refused" });
    expect(server.tokens).toEqual([]);
  });
});
