/**
 * Signing in with Google: authorisation code with PKCE (RFC 7636), `drive.file` alone, so that the extension sees
 * the trackers that it made or that were opened with it, and nothing else of anybody's Drive. Tokens stay in
 * memory; there is no refresh token. After a restart the browser's own Google session gives another one in silence.
 */
import * as z from "zod";
import { type Identity } from "../chrome/identity.ts";
import { type TokenSource } from "./seams.ts";

export interface SignInSettings {
  readonly clientId: string;
  /** Google asks "web application" clients for it; in a program that people install it is no secret. */
  readonly clientSecret: string | null;
  readonly authorise: string;
  readonly exchange: string;
}

export const googleEndpoints = {
  authorise: "https://accounts.google.com/o/oauth2/v2/auth",
  exchange: "https://oauth2.googleapis.com/token",
} as const;

const scope = "https://www.googleapis.com/auth/drive.file";

export type SignedIn =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Closed by the person, refused by them or their organisation, or an answer that cannot be trusted. */
      readonly why: "closed" | "refused" | "not-trusted";
      readonly says: string;
    };

export interface GoogleSignIn extends TokenSource {
  /**
   * Asks a person. With a spreadsheet's id Google shows that file as well, and asks whether Evidence Mapper may
   * open it: `drive.file` lets it see a file that it did not make only so.
   */
  signIn(file?: string): Promise<SignedIn>;
  /** Forgets the token. */
  signOut(): void;
  readonly isSignedIn: () => boolean;
}

export interface SignInSeams {
  readonly identity: Identity;
  /** Posts a form and gives what the JSON of the answer says; rejects when there is none. */
  readonly post: (url: string, form: Readonly<Record<string, string>>) => Promise<unknown>;
  /** So many random bytes, fit for secrets. */
  readonly randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
  readonly sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;
  readonly now: () => number;
}

const sheetType = "application/vnd.google-apps.spreadsheet";

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() });
/** A token is not used in its last minute. */
const margin = 60_000;

export function googleSignIn(settings: SignInSettings, seams: SignInSeams): GoogleSignIn {
  let token: { readonly text: string; readonly until: number } | null = null;
  /** Several who need a token at the same time wait for one. */
  let silent: Promise<string | null> | null = null;
  /** Signed out by the person: nothing is renewed in silence. */
  let left = false;

  async function obtain(interactive: boolean, file: string | null = null): Promise<SignedIn> {
    const verifier = base64Url(seams.randomBytes(32));
    const state = base64Url(seams.randomBytes(16));
    const challenge = base64Url(new Uint8Array(await seams.sha256(new TextEncoder().encode(verifier))));
    const redirect = seams.identity.redirectUrl();
    const ask = new URL(settings.authorise);
    ask.search = new URLSearchParams({
      client_id: settings.clientId,
      redirect_uri: redirect,
      response_type: "code",
      scope,
      state,
      code_challenge: challenge,
      code_challenge_method: "S256",
      ...(file !== null
        ? { prompt: "consent", trigger_onepick: "true", file_ids: file, mimetypes: sheetType }
        : { prompt: interactive ? "select_account" : "none" }),
    }).toString();
    const end = await seams.identity.visit(ask.href, interactive);
    if (end === null)
      return { ok: false, why: "closed", says: "The sign-in window was closed before it was done." };
    const answer = new URL(end);
    // Anybody can send a browser to an address; only the page that was asked knows the state.
    if (!end.startsWith(redirect) || answer.searchParams.get("state") !== state)
      return {
        ok: false,
        why: "not-trusted",
        says: "The answer of the sign-in page does not belong to this question.",
      };
    const code = answer.searchParams.get("code");
    if (code === null)
      return { ok: false, why: "refused", says: refusalOf(answer.searchParams.get("error") ?? "") };
    let said: unknown;
    try {
      said = await seams.post(settings.exchange, {
        grant_type: "authorization_code",
        code,
        client_id: settings.clientId,
        redirect_uri: redirect,
        code_verifier: verifier,
        ...(settings.clientSecret === null ? {} : { client_secret: settings.clientSecret }),
      });
    } catch {
      return {
        ok: false,
        why: "not-trusted",
        says: "Google did not complete the sign-in. Check the network and try again.",
      };
    }
    const read = tokenAnswer.safeParse(said);
    if (!read.success)
      return {
        ok: false,
        why: "not-trusted",
        says: "Google did not complete the sign-in. Try again; if it stays so, tell whoever looks after Evidence Mapper.",
      };
    token = {
      text: read.data.access_token,
      until: seams.now() + (read.data.expires_in ?? 3600) * 1000 - margin,
    };
    return { ok: true };
  }

  function inSilence(): Promise<string | null> {
    if (left) return Promise.resolve(null);
    silent ??= obtain(false)
      .then(
        (end) => (end.ok ? (token?.text ?? null) : null),
        () => null,
      )
      .finally(() => {
        silent = null;
      });
    return silent;
  }

  return {
    token: () => (token !== null && seams.now() < token.until ? Promise.resolve(token.text) : inSilence()),
    renew(refused) {
      if (token !== null && token.text !== refused) return Promise.resolve(token.text);
      token = null;
      return inSilence();
    },
    async signIn(file) {
      left = false;
      return obtain(true, file ?? null);
    },
    signOut() {
      token = null;
      left = true;
    },
    isSignedIn: () => token !== null,
  };
}

function refusalOf(error: string): string {
  return error === "access_denied"
    ? "Access was not given. Evidence Mapper can only send to a tracker when you allow it."
    : `Google refused the sign-in (${error.slice(0, 60)}). Your organisation may have to allow Evidence Mapper first.`;
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
