/** Sync as the panel and the worker of this device have it: the engine, put together with the real world. */
import { type Catalogue } from "@evidence-mapper/shared/catalogue/catalogue";
import * as z from "zod";
import { chromeIdentity } from "../chrome/identity.ts";
import { sessionMemory } from "../chrome/session-memory.ts";
import { type Store } from "../store/store.ts";
import { type Connected, connectTracker } from "./connect.ts";
import { createTracker } from "./create-tracker.ts";
import { fetchHttp, postForm } from "./fetch-http.ts";
import { type GoogleSignIn, googleEndpoints, googleSignIn, type SignedIn } from "./google-sign-in.ts";
import { keepInStep, type Keeper } from "./keep-in-step.ts";
import { pair, pairedTokens } from "./paired-tokens.ts";
import { type Round, type RoundOptions, rounds } from "./round.ts";
import { type SyncSeams, type TokenSource } from "./seams.ts";
import { plainRequest, type TrackerPlace } from "./sheets-client.ts";
import { googleServer, type LocalLink } from "./tracker-link.ts";

export interface Sync extends Keeper {
  /** Was this copy built with the id that Google knows it by? */
  readonly canUseGoogle: boolean;
  /** With a spreadsheet's id Google also asks whether Evidence Mapper may open that file. */
  readonly signIn: (file?: string) => Promise<SignedIn>;
  readonly signOut: () => void;
  readonly isSignedIn: () => boolean;
  /** Whose account it is, as Google says; `null` when nobody is signed in. */
  readonly account: () => Promise<string | null>;
  readonly choose: (place: TrackerPlace) => Promise<Connected>;
  readonly create: (title: string, qualification: string) => Promise<Connected>;
  /** Connects with a tracker on this machine by the code that it shows. */
  readonly pair: (link: LocalLink) => Promise<Connected>;
  /** Gives a tracker on this machine its code again, which the browser forgets when it is closed. */
  readonly renewPair: (link: LocalLink) => Promise<void>;
  /**
   * Leaves the tracker: what came from it and what it holds goes from this device, and no tracker is connected by
   * itself any more. Resolves to how many things the tracker does not hold yet; unless it is 0, nothing has changed.
   */
  readonly disconnect: () => Promise<number>;
}

/** Put in when the extension is built, for which the names must stand written out. */
declare const process: {
  readonly env: {
    readonly PLASMO_PUBLIC_GOOGLE_CLIENT_ID?: string;
    readonly PLASMO_PUBLIC_GOOGLE_CLIENT_SECRET?: string;
  };
};
const clientId = process.env.PLASMO_PUBLIC_GOOGLE_CLIENT_ID ?? "";
const clientSecret = process.env.PLASMO_PUBLIC_GOOGLE_CLIENT_SECRET ?? "";

const about = z.object({ user: z.object({ emailAddress: z.string() }) });

interface World {
  readonly google: GoogleSignIn;
  readonly seams: SyncSeams;
  readonly seamsFor: (server: string) => SyncSeams;
}

function worldOf(store: Store): World {
  const google = googleSignIn(
    { clientId, clientSecret: clientSecret === "" ? null : clientSecret, ...googleEndpoints },
    {
      identity: chromeIdentity,
      post: postForm,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      sha256: (bytes) => crypto.subtle.digest("SHA-256", bytes),
      now: Date.now,
    },
  );
  const tokensFor = (server: string): TokenSource => {
    if (server !== googleServer) return pairedTokens(server, sessionMemory);
    return clientId === "" ? noTokens : google;
  };
  const current = async (): Promise<TokenSource> => {
    const { tracker } = await store.settings();
    return tracker === null ? noTokens : tokensFor(tracker.server);
  };
  const seams: SyncSeams = {
    store,
    http: fetchHttp,
    tokens: {
      token: async () => (await current()).token(),
      renew: async (refused) => (await current()).renew(refused),
    },
    now: Date.now,
    random: Math.random,
    alone: async (run) => navigator.locks.request("evidence-mapper-sync", () => run()),
  };
  return { google, seams, seamsFor: (server) => ({ ...seams, tokens: tokensFor(server) }) };
}

const noTokens: TokenSource = { token: () => Promise.resolve(null), renew: () => Promise.resolve(null) };

/** Begins to keep this device in step with its tracker, until the page is closed. */
export function openSync(store: Store, catalogue: Catalogue): Sync {
  const { google, seams, seamsFor } = worldOf(store);
  const keeper = keepInStep({
    store,
    now: seams.now,
    random: seams.random,
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    makeRound: (doing) => rounds(seams, { catalogue, doing }),
  });
  globalThis.addEventListener("online", keeper.now);
  const then = async (connecting: Promise<Connected>): Promise<Connected> => {
    const connected = await connecting;
    if (connected.kind === "connected") keeper.now();
    return connected;
  };
  return {
    ...keeper,
    stop: () => {
      globalThis.removeEventListener("online", keeper.now);
      keeper.stop();
    },
    canUseGoogle: clientId !== "",
    async signIn(file) {
      const end = await google.signIn(file);
      if (end.ok) keeper.now();
      return end;
    },
    signOut: google.signOut,
    isSignedIn: google.isSignedIn,
    async account() {
      if (!google.isSignedIn()) return null;
      const url = "https://www.googleapis.com/drive/v3/about?fields=user(emailAddress)";
      const answer = await plainRequest({ method: "GET", url, body: null }, seamsFor(googleServer));
      return answer.ok ? (about.safeParse(answer.value).data?.user.emailAddress ?? null) : null;
    },
    choose: (place) => then(connectTracker(place, catalogue, seamsFor(place.server))),
    create: (title, qualification) =>
      then(createTracker({ server: googleServer, title, qualification }, catalogue, seamsFor(googleServer))),
    async pair(link) {
      await pair(link.server, link.code, sessionMemory);
      return then(connectTracker(link, catalogue, seamsFor(link.server)));
    },
    async renewPair(link) {
      await pair(link.server, link.code, sessionMemory);
      keeper.now();
    },
    disconnect: () => seams.alone(() => store.changeTracker(null)),
  };
}

/** One round of the worker, when no panel is open. */
export function workerRound(store: Store, options: RoundOptions): Round {
  return rounds(worldOf(store).seams, options);
}
