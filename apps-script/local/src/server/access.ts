/**
 * Who may speak to the server: programs on this machine that know the key. A page of another site that a browser
 * on this machine has open sends another Origin, a name that was bent to 127.0.0.1 another Host.
 */
import { timingSafeEqual } from "node:crypto";
import { type IncomingMessage } from "node:http";

export type Refusal = { readonly status: number; readonly sentence: string };

export interface Access {
  /** `null` when the request may come in at all. Asked before anything else. */
  refuse(request: IncomingMessage): Refusal | null;
  /** Does the request carry the key, in its cookie, its address or its Authorization? */
  knowsKey(request: IncomingMessage, address: URL): boolean;
  readonly cookie: string;
}

export function access(port: () => number, key: string): Access {
  const hosts = (): readonly string[] => [`127.0.0.1:${port()}`, `localhost:${port()}`, `[::1]:${port()}`];
  const cookieName = (): string => `evidence-mapper-${port()}`;
  return {
    refuse({ headers }) {
      if (!hosts().includes(headers.host ?? ""))
        return { status: 421, sentence: "This tracker answers under 127.0.0.1 only." };
      const { origin } = headers;
      if (
        origin !== undefined &&
        !hosts().some((host) => origin === `http://${host}`) &&
        !isExtension(origin)
      )
        return { status: 403, sentence: "Pages of other sites may not use this tracker." };
      const site = headers["sec-fetch-site"];
      const isNavigation =
        headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
      if (site === "cross-site" && !isNavigation && (origin === undefined || !isExtension(origin)))
        return { status: 403, sentence: "Pages of other sites may not use this tracker." };
      return null;
    },
    knowsKey({ headers }, address) {
      const cookies = (headers.cookie ?? "").split(/;\s*/);
      const given = [
        address.searchParams.get("key"),
        cookies.find((one) => one.startsWith(`${cookieName()}=`))?.slice(cookieName().length + 1),
        /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1],
      ];
      return given.some((one) => one !== undefined && one !== null && same(one, key));
    },
    get cookie() {
      return `${cookieName()}=${key}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}

function isExtension(origin: string): boolean {
  return /^chrome-extension:\/\/[a-p]{32}$/.test(origin);
}

function same(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)];
  return first.length === second.length && timingSafeEqual(first, second);
}
