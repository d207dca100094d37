/** A sign-in server for desktop programs: PKCE, a loopback address to go back to, refresh tokens that can be taken back. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

export interface OauthServer {
  readonly url: string;
  /** What a person's consent gives; change it to leave a permission out. */
  granted: (asked: readonly string[]) => readonly string[];
  /** Does the person say yes? */
  consents: boolean;
  /** Tokens that were taken back. */
  readonly revoked: string[];
  /** How often a new access token was asked for with a refresh token. */
  renewals: number;
  /** Goes where the browser of a person would, and gives the page that it ends on. */
  readonly visit: (address: string) => Promise<string>;
}

interface Code {
  readonly challenge: string;
  readonly redirect: string;
  readonly client: string;
  readonly scopes: readonly string[];
}

/** The access token of every sign-in is `token-amira`. Ends with the test. */
export async function oauthServer(): Promise<OauthServer> {
  const codes = new Map<string, Code>();
  const refreshTokens = new Set<string>();
  let made = 0;
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? "/", "http://127.0.0.1");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    const json = (status: number, body: object): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    switch (address.pathname) {
      case "/auth": {
        const query = address.searchParams;
        const redirect = query.get("redirect_uri") ?? "";
        const answer = new URL(redirect);
        answer.searchParams.set("state", query.get("state") ?? "");
        const wellMade =
          query.get("response_type") === "code" &&
          query.get("code_challenge_method") === "S256" &&
          /^http:\/\/127\.0\.0\.1:\d+$/.test(redirect);
        if (!state.consents || !wellMade) answer.searchParams.set("error", "access_denied");
        else {
          const code = `code-${(made += 1)}`;
          const scopes = state.granted((query.get("scope") ?? "").split(" "));
          const client = query.get("client_id") ?? "";
          codes.set(code, { challenge: query.get("code_challenge") ?? "", redirect, client, scopes });
          answer.searchParams.set("code", code);
        }
        response.writeHead(302, { location: answer.href }).end();
        return;
      }
      case "/token": {
        if (form.get("grant_type") === "refresh_token") {
          if (!refreshTokens.has(form.get("refresh_token") ?? ""))
            return json(400, { error: "invalid_grant" });
          state.renewals += 1;
          return json(200, { access_token: "token-amira", expires_in: 3600, token_type: "Bearer" });
        }
        const code = codes.get(form.get("code") ?? "");
        // A code is good once.
        codes.delete(form.get("code") ?? "");
        const challenge = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        if (
          code === undefined ||
          code.challenge !== challenge ||
          code.redirect !== form.get("redirect_uri") ||
          code.client !== form.get("client_id")
        )
          return json(400, { error: "invalid_grant" });
        const refresh = `refresh-${(made += 1)}`;
        refreshTokens.add(refresh);
        return json(200, {
          access_token: "token-amira",
          refresh_token: refresh,
          expires_in: 3600,
          token_type: "Bearer",
          scope: code.scopes.join(" "),
        });
      }
      case "/revoke": {
        const token = form.get("token") ?? "";
        refreshTokens.delete(token);
        state.revoked.push(token);
        return json(200, {});
      }
      default:
        return json(404, {});
    }
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  const state: OauthServer = {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    granted: (asked) => asked,
    consents: true,
    revoked: [],
    renewals: 0,
    visit: async (place) => (await fetch(place)).text(),
  };
  return state;
}
