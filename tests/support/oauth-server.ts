/** A sign-in server on this machine: authorisation code with PKCE, as strict as Google is, and one person at it. */
import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { onTestFinished } from "vitest";

export interface OauthServer {
  readonly authorise: string;
  readonly exchange: string;
  /** What was asked on the sign-in page, question by question. */
  readonly asked: URLSearchParams[];
  /** Tokens that were given. */
  readonly tokens: string[];
  /** What the person does, or what somebody in between does to the answer. */
  person: "agrees" | "refuses" | "is-tricked";
}

/** Ends with the test. */
export async function oauthServer(): Promise<OauthServer> {
  const codes = new Map<
    string,
    { readonly challenge: string; readonly redirect: string; readonly client: string }
  >();
  const asked: URLSearchParams[] = [];
  const tokens: string[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
      if (incoming.method === "GET" && url.pathname === "/authorise") {
        const ask = url.searchParams;
        asked.push(ask);
        const signedIn = /\bsession=known\b/.test(incoming.headers.cookie ?? "");
        const answer = new URLSearchParams({
          state: state.person === "is-tricked" ? "another" : (ask.get("state") ?? ""),
        });
        if (ask.get("response_type") !== "code" || ask.get("code_challenge_method") !== "S256")
          answer.set("error", "invalid_request");
        else if (state.person === "refuses") answer.set("error", "access_denied");
        else if (ask.get("prompt") === "none" && !signedIn) answer.set("error", "interaction_required");
        else {
          const code = randomBytes(8).toString("hex");
          codes.set(code, {
            challenge: ask.get("code_challenge") ?? "",
            redirect: ask.get("redirect_uri") ?? "",
            client: ask.get("client_id") ?? "",
          });
          answer.set("code", code);
        }
        outgoing.writeHead(302, {
          location: `${ask.get("redirect_uri") ?? ""}?${answer.toString()}`,
          "set-cookie": "session=known; Path=/",
        });
        outgoing.end();
        return;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
      const form = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
      const code = codes.get(form.get("code") ?? "");
      codes.delete(form.get("code") ?? "");
      const proof = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      const good =
        form.get("grant_type") === "authorization_code" &&
        code?.challenge === proof &&
        code.redirect === form.get("redirect_uri") &&
        code.client === form.get("client_id");
      const token = `token-${tokens.length + 1}-${randomBytes(4).toString("hex")}`;
      if (good) tokens.push(token);
      outgoing.writeHead(good ? 200 : 400, {
        "content-type": "application/json",
        "access-control-allow-origin": incoming.headers.origin ?? "*",
      });
      outgoing.end(
        JSON.stringify(good ? { access_token: token, expires_in: 3600 } : { error: "invalid_grant" }),
      );
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  const state: OauthServer = {
    authorise: `${base}/authorise`,
    exchange: `${base}/token`,
    asked,
    tokens,
    person: "agrees",
  };
  return state;
}
