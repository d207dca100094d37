/** The file that Google's console gives for a client of the kind "Desktop app". */
import * as z from "zod";
import type { Problem } from "@evidence-mapper/shared/problem";
import { readJsonFile } from "../io/read-json-file.ts";

/** Secrets go to Google by https, or to a server of this machine. */
const address = z
  .string()
  .regex(/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//, "no safe address");

const clientFile = z.object({
  installed: z.object({
    client_id: z.string().min(1),
    client_secret: z.string().default(""),
    auth_uri: address.default("https://accounts.google.com/o/oauth2/v2/auth"),
    token_uri: address.default("https://oauth2.googleapis.com/token"),
    revoke_uri: address.optional(),
  }),
});

export interface DesktopClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signInAddress: string;
  readonly tokenAddress: string;
  readonly revokeAddress: string | null;
}

export function readClientFile(
  path: string,
): { readonly ok: true; readonly client: DesktopClient } | { readonly ok: false; readonly problem: Problem } {
  const read = readJsonFile(path);
  if (!read.ok) return read;
  const parsed = clientFile.safeParse(read.value);
  if (!parsed.success) {
    const web = z.object({ web: z.unknown() }).safeParse(read.value).success;
    return {
      ok: false,
      problem: {
        code: "client-file-wrong",
        where: path,
        found: web
          ? "This is the file of a client of the kind “Web application”."
          : "This is not the client file of Google's console.",
        advice:
          "Make a client of the kind “Desktop app” and download its JSON file; docs/guides/google-console.md goes through it.",
      },
    };
  }
  const { client_id, client_secret, auth_uri, token_uri, revoke_uri } = parsed.data.installed;
  const google = token_uri.startsWith("https://oauth2.googleapis.com/")
    ? "https://oauth2.googleapis.com/revoke"
    : null;
  return {
    ok: true,
    client: {
      clientId: client_id,
      clientSecret: client_secret,
      signInAddress: auth_uri,
      tokenAddress: token_uri,
      revokeAddress: revoke_uri ?? google,
    },
  };
}
