/** What the sync engine needs of the world, so that tests can be the world: clock, chance, network, sign-in. */
import { type Store } from "../store/store.ts";

export interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly token: string;
  readonly body: string | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  /** What the JSON says; `null` where it is none. */
  readonly body: unknown;
}

/** Rejects when no answer came: nobody knows then whether the request was carried out. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

export interface TokenSource {
  /** A token that is believed to be good; `null` when a person has to sign in. */
  token(): Promise<string | null>;
  /** Another one, because the server refused this one; without asking a person. */
  renew(refused: string): Promise<string | null>;
}

export interface SyncSeams {
  readonly store: Store;
  readonly http: Http;
  readonly tokens: TokenSource;
  /** Milliseconds; may jump. Nothing but shown times and `Retry-After` dates hangs on it. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Runs it while no other page of the extension runs anything so. */
  readonly alone: <Result>(run: () => Promise<Result>) => Promise<Result>;
}
