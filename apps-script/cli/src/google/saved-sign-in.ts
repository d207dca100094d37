/** The sign-in that is kept on this computer: for its user's eyes alone. */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { configFolder } from "./config-folder.ts";

const savedSignIn = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string(),
  tokenAddress: z.string().min(1),
  revokeAddress: z.string().nullable(),
  refreshToken: z.string().min(1),
  scopes: z.array(z.string()),
});
export type SavedSignIn = z.infer<typeof savedSignIn>;

function place(): string {
  return join(configFolder(), "google-sign-in.json");
}

/** `null` when nobody signed in, or what is there cannot be read. */
export function readSignIn(): SavedSignIn | null {
  try {
    return savedSignIn.safeParse(JSON.parse(readFileSync(place(), "utf8"))).data ?? null;
  } catch {
    return null;
  }
}

/** @returns where it is kept. @throws when the folder cannot be written */
export function saveSignIn(signIn: SavedSignIn): string {
  const path = place();
  mkdirSync(configFolder(), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(signIn), { mode: 0o600 });
  // The mode above is for a file that is not there yet.
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, path);
  return path;
}

export function forgetSignIn(): void {
  rmSync(place(), { force: true });
}
