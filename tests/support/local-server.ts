/** The local tracker's server in a process of its own, so that a test can kill it: FILE DIST [PORT]. */
import { startServer } from "../../apps-script/local/src/server/tracker-server.ts";

const [, , file = "", dist = "", port = "0"] = process.argv;
const started = await startServer({ file, dist, port: Number(port) });
if (!started.ok) throw new Error(started.found);
process.stdout.write(`${started.server.address}\n`);
process.once("SIGTERM", () => void started.server.close().then(() => process.exit(0)));
