import { homedir } from "node:os";
import { join } from "node:path";

/** Where a program keeps what it must remember for one user, by the custom of each system. */
export function configFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === "win32")
    return join(env["APPDATA"] ?? join(homedir(), "AppData/Roaming"), "evidence-mapper");
  if (process.platform === "darwin" && env["XDG_CONFIG_HOME"] === undefined)
    return join(homedir(), "Library/Application Support/evidence-mapper");
  return join(env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config"), "evidence-mapper");
}
