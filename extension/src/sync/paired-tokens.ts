import { type SessionMemory } from "../chrome/session-memory.ts";
import { type TokenSource } from "./seams.ts";

const keyOf = (server: string): string => `pairing ${server}`;

/**
 * The code that a tracker on this machine shows when it starts. It is remembered until the browser closes, and a
 * code that the tracker refuses is forgotten.
 */
export function pairedTokens(server: string, memory: SessionMemory): TokenSource {
  return {
    token: () => memory.read(keyOf(server)),
    async renew() {
      await memory.write(keyOf(server), null);
      return null;
    },
  };
}

export function pair(server: string, code: string, memory: SessionMemory): Promise<void> {
  return memory.write(keyOf(server), code);
}
