/** Signing in and out, with a browser that a test plays. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Answer, expectRefused, run, startCommand, temporaryFolder } from "../../support/built-cli.ts";
import { type OauthServer, oauthServer } from "../../support/desktop-oauth-server.ts";
import { sheetsServerInTest } from "../../support/sheets-server.ts";

interface Person {
  readonly oauth: OauthServer;
  readonly env: Readonly<Record<string, string>>;
  readonly client: string;
  readonly kept: string;
}

async function person(): Promise<Person> {
  const oauth = await oauthServer();
  const folder = temporaryFolder();
  const client = join(folder, "client.json");
  writeFileSync(
    client,
    JSON.stringify({
      installed: {
        client_id: "client-1",
        client_secret: "secret-1",
        auth_uri: `${oauth.url}/auth`,
        token_uri: `${oauth.url}/token`,
        revoke_uri: `${oauth.url}/revoke`,
      },
    }),
  );
  return {
    oauth,
    client,
    env: { XDG_CONFIG_HOME: folder, EVIDENCE_MAPPER_TOKEN: "" },
    kept: join(folder, "evidence-mapper/google-sign-in.json"),
  };
}

/** Runs `sign-in`, and does in the browser what `browse` says with the address that is printed. */
async function signIn(
  { client, env, oauth }: Person,
  words: readonly string[] = [],
  browse: (address: string) => Promise<unknown> = oauth.visit,
): Promise<Answer> {
  const child = startCommand(["sign-in", "--client", client, "--no-browser", ...words], { env });
  let [out, err, visited] = ["", "", false];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
    const address = /^http:\S+\/auth\?\S+$/m.exec(err)?.[0];
    if (address === undefined || visited) return;
    visited = true;
    void browse(address);
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, err };
}

describe("sign-in", () => {
  it("keeps what Google gives for the user's eyes only, and the commands use it", async () => {
    const someone = await person();
    let page = "";
    const answer = await signIn(someone, [], async (address) => (page = await someone.oauth.visit(address)));
    expect(answer).toMatchObject({ code: 0, out: "", err: expect.stringMatching(/You are signed in/) });
    expect(page).toMatch(/You are signed in/);
    expect(answer.err).not.toMatch(/secret-1|refresh-/);
    expect(statSync(someone.kept).mode & 0o777).toBe(0o600);
    const server = await sheetsServerInTest();
    const made = await run(["provision", "--qualification", "4411-11", "--server", server.url], {
      env: someone.env,
    });
    expect(made).toMatchObject({ code: 0, err: "" });
    expect(someone.oauth.renewals).toBe(1);
  });

  it("asks for one permission, and for another only where it is wanted", async () => {
    const someone = await person();
    const asked: string[] = [];
    const look = async (address: string): Promise<void> => {
      asked.push(new URL(address).searchParams.get("scope") ?? "");
      await someone.oauth.visit(address);
    };
    await signIn(someone, [], look);
    await signIn(someone, ["--every-sheet"], look);
    expect(asked).toEqual([
      "https://www.googleapis.com/auth/drive.file",
      "https://www.googleapis.com/auth/drive.file https://www.googleapis.com/auth/spreadsheets.readonly",
    ]);
  });

  it("takes no answer that it did not ask for", async () => {
    const someone = await person();
    const answer = await signIn(someone, [], async (address) => {
      const redirect = new URL(address).searchParams.get("redirect_uri") ?? "";
      expect((await fetch(`${redirect}/?code=stolen&state=guessed`)).status).toBe(404);
      expect((await fetch(`${redirect}/favicon.ico`)).status).toBe(404);
      await someone.oauth.visit(address);
    });
    expect(answer.code).toBe(0);
  });

  it("keeps nothing when the person says no, leaves out a permission, or the code is not theirs", async () => {
    const someone = await person();
    someone.oauth.consents = false;
    expectRefused(await signIn(someone), /did not give the permission/);
    someone.oauth.consents = true;
    someone.oauth.granted = () => [];
    expectRefused(await signIn(someone), /left out a permission/);
    const foreign = async (address: string): Promise<void> => {
      const query = new URL(address).searchParams;
      await fetch(`${query.get("redirect_uri")}/?code=code-of-others&state=${query.get("state")}`);
    };
    expectRefused(await signIn(someone, [], foreign), /did not accept the sign-in/);
    expect(existsSync(someone.kept)).toBe(false);
  });

  it("says what to do with another kind of client file, and without one", async () => {
    const { client, env } = await person();
    writeFileSync(client, JSON.stringify({ web: { client_id: "x" } }));
    expectRefused(await run(["sign-in", "--client", client], { env }), /Web application[^]*Desktop app/);
    expectRefused(await run(["sign-in"], { env }), /--client FILE/);
    writeFileSync(
      client,
      JSON.stringify({ installed: { client_id: "x", token_uri: "http://example.com/token" } }),
    );
    expectRefused(await run(["sign-in", "--client", client], { env }), /not the client file/);
  });
});

describe("sign-out", () => {
  it("forgets the sign-in here and at Google", async () => {
    const someone = await person();
    await signIn(someone);
    const { refreshToken } = JSON.parse(readFileSync(someone.kept, "utf8"));
    expect(await run(["sign-out"], { env: someone.env })).toMatchObject({ code: 0 });
    expect(existsSync(someone.kept)).toBe(false);
    expect(someone.oauth.revoked).toEqual([refreshToken]);
    expect(await run(["sign-out"], { env: someone.env })).toMatchObject({
      code: 0,
      err: "Nobody was signed in.\n",
    });
  });

  it("that was done at Google is told as a sign-in that has ended", async () => {
    const someone = await person();
    await signIn(someone);
    await fetch(`${someone.oauth.url}/revoke`, {
      method: "POST",
      body: new URLSearchParams({ token: JSON.parse(readFileSync(someone.kept, "utf8")).refreshToken }),
    });
    const server = await sheetsServerInTest();
    expectRefused(
      await run(["provision", "--qualification", "4411-11", "--server", server.url], { env: someone.env }),
      /who is asking[^]*sign-in/,
    );
  });
});
