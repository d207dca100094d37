/** Signing in by the browser: Google sends the answer to this computer, and to nobody else. */
import { createHash, randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { spawn } from "node:child_process";
import * as z from "zod";
import type { DesktopClient } from "./client-file.ts";
import { GoogleFault } from "./google-fault.ts";
import type { SavedSignIn } from "./saved-sign-in.ts";

const patience = 5 * 60_000;

/**
 * Opens the browser, waits for the person, and gives what to keep.
 *
 * @param open shows the address to the person; nothing secret is in it
 * @throws {GoogleFault} when the person says no, takes too long, or the exchange fails
 */
export async function signIn(
  client: DesktopClient,
  scopes: readonly string[],
  open: (address: string) => void,
): Promise<SavedSignIn> {
  const verifier = randomBytes(48).toString("base64url");
  const state = randomBytes(24).toString("base64url");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const redirect = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  try {
    const page = new URL(client.signInAddress);
    for (const [name, value] of Object.entries({
      client_id: client.clientId,
      redirect_uri: redirect,
      response_type: "code",
      scope: scopes.join(" "),
      state,
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
      access_type: "offline",
      prompt: "consent",
    }))
      page.searchParams.set(name, value);
    const waiting = codeFrom(server, state);
    open(page.href);
    const code = await waiting;
    return await exchanged(client, scopes, { code, verifier, redirect });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** The code in the browser's way back; whatever else asks is sent away. */
function codeFrom(server: Server, state: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        refused("Nobody signed in within five minutes.", "Run the command again and finish in the browser."),
      );
    }, patience);
    server.on("request", (request, response) => {
      const query = new URL(request.url ?? "/", "http://127.0.0.1").searchParams;
      const code = query.get("code");
      const error = query.get("error");
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.setHeader("connection", "close");
      if (query.get("state") !== state || (code === null && error === null)) {
        response.statusCode = 404;
        response.end("<!doctype html><title>Evidence Mapper</title><p>There is nothing here.");
        return;
      }
      clearTimeout(timer);
      const said = code === null ? "You did not sign in." : "You are signed in.";
      response.end(
        `<!doctype html><html lang="en-GB"><title>Evidence Mapper</title><p>${said} You can close this page and go back to the command line.`,
        () => {
          if (code !== null) resolve(code);
          else reject(refused("You did not give the permission.", "Run the command again when you want to."));
        },
      );
    });
  });
}

const tokens = z.object({ refresh_token: z.string().min(1), scope: z.string().optional() });

async function exchanged(
  client: DesktopClient,
  scopes: readonly string[],
  {
    code,
    verifier,
    redirect,
  }: { readonly code: string; readonly verifier: string; readonly redirect: string },
): Promise<SavedSignIn> {
  const response = await fetch(client.tokenAddress, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      code_verifier: verifier,
      client_id: client.clientId,
      client_secret: client.clientSecret,
      redirect_uri: redirect,
    }).toString(),
  }).catch(() => null);
  const given =
    response?.ok === true ? tokens.safeParse(await response.json().catch(() => null)).data : undefined;
  if (given === undefined) {
    throw refused(
      `Google did not accept the sign-in${response === null ? "; it cannot be reached" : ` (${response.status})`}.`,
      "Try again. If it stays, download the client file again from Google's console.",
    );
  }
  const granted = given.scope?.split(" ") ?? scopes;
  const missing = scopes.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) {
    throw refused(
      "You signed in, but left out a permission that is needed.",
      "Run the command again and leave the boxes ticked.",
    );
  }
  return {
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    tokenAddress: client.tokenAddress,
    revokeAddress: client.revokeAddress,
    refreshToken: given.refresh_token,
    scopes: [...scopes],
  };
}

/** Tells Google to forget the permission; `false` when it could not be told. */
export async function revoke({ revokeAddress, refreshToken }: SavedSignIn): Promise<boolean> {
  if (revokeAddress === null) return true;
  const response = await fetch(revokeAddress, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ token: refreshToken }).toString(),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  return response?.ok === true;
}

/** Opens the person's browser where the system can; the address is printed as well. */
export function openBrowser(address: string): void {
  const [program, words] =
    process.platform === "win32"
      ? (["rundll32", ["url.dll,FileProtocolHandler", address]] as const)
      : process.platform === "darwin"
        ? (["open", [address]] as const)
        : (["xdg-open", [address]] as const);
  const child = spawn(program, words, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}

function refused(found: string, advice: string): GoogleFault {
  return new GoogleFault({ code: "google-sign-in", where: "", found, advice }, 0);
}
