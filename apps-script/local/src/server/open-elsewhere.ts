/** One server for each file: two would write over each other. */
import { readFile, unlink, writeFile } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { versionsFolder } from "./versions.ts";

const portFile = (file: string): string => join(versionsFolder(file), "open at port");

/** Where the file is open already; `null` when it is not. Only the server of this very file knows its key. */
export async function openElsewhere(file: string, key: string): Promise<string | null> {
  const text = await readFile(portFile(file), "utf8").catch(() => "");
  if (!/^\d{1,5}$/.test(text)) return null;
  const address = `http://127.0.0.1:${text}/?key=${key}`;
  const knows = await new Promise<boolean>((done) => {
    const asked = get(address, { timeout: 2_000 }, (response) => {
      response.resume();
      done(response.statusCode === 303);
    });
    asked.on("timeout", () => asked.destroy());
    asked.on("error", () => done(false));
  });
  return knows ? address : null;
}

export async function noteOpen(file: string, port: number): Promise<void> {
  await writeFile(portFile(file), String(port), { mode: 0o600 });
}

export async function forgetOpen(file: string): Promise<void> {
  await unlink(portFile(file)).catch(() => undefined);
}
