/** A request and its answer, free of any network. */
export interface ApiRequest {
  readonly method: string;
  /** Without the query, still encoded: `/v4/spreadsheets/ID/values/A1%3AB2`. */
  readonly path: string;
  /** As it stands after the `?`; may be empty. */
  readonly query: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
