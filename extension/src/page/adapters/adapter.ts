import { type AdapterId, type PageReading } from "../page-reading.ts";

/** What an adapter may look at. */
export interface PageView {
  readonly url: URL;
  readonly page: Document;
  /** The page and the same-origin frames in it. */
  readonly documents: readonly Document[];
  /** The documents, and the shadow roots in them. */
  readonly roots: readonly Node[];
  /** Where the selection begins; `null` when nothing is selected. */
  readonly selected: Node | null;
}

export type Identity = NonNullable<PageReading["identity"]>;

export interface Recognised {
  readonly system: string;
  /** `null`: the document's own title. */
  readonly title: string | null;
  /** `null`: the address is all there is. */
  readonly identity: Identity | null;
  /** `null`: the address, without what could be a secret. */
  readonly location: string | null;
}

/** Knows one system's pages: what is on the screen, and which item it is. */
export interface Adapter {
  readonly id: AdapterId;
  readonly knows: (view: PageView) => boolean;
  readonly read: (view: PageView) => Recognised;
}

/** Is this the host, or one under it? */
export function isHost(url: URL, ...hosts: readonly string[]): boolean {
  return hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}
