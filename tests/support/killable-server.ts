import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";

export interface KillableServer {
  readonly child: ChildProcess;
  readonly address: string;
  readonly port: number;
  readonly key: string;
  /** Ends it at once, in whatever it is doing. */
  kill(): Promise<void>;
}

/** Starts the local tracker's server in a process of its own. @param port 0: any */
export async function startKillable(file: string, dist: string, port = 0): Promise<KillableServer> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "local-server.ts"), file, dist, String(port)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (piece: Buffer) => {
      text += piece.toString();
      const found = /(http:\/\/127\.0\.0\.1:(\d+)\/\?key=([\w-]+))/.exec(text);
      if (found === null) return;
      const [, address = "", own = "", key = ""] = found;
      resolve({
        child,
        address,
        port: Number(own),
        key,
        kill() {
          child.kill("SIGKILL");
          return ended;
        },
      });
    });
    child.once("exit", () => reject(new Error(`The server did not start: ${text}`)));
  });
}
