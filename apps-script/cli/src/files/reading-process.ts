import { existsSync } from "node:fs";
import nodeModule from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/** How to start `read-workbook-process`: arguments for node, ending with the script. */
export function readingProcess(): readonly string[] {
  if (import.meta.url.endsWith(".ts")) {
    const loader = pathToFileURL(nodeModule.createRequire(import.meta.url).resolve("tsx")).href;
    return ["--import", loader, fileURLToPath(new URL("./read-workbook-process.ts", import.meta.url))];
  }
  // In the bundle this code may stand in the command's own file, in a shared one beside it, or in a folder of shared ones.
  for (const place of ["./files/", "../files/", "./"]) {
    const script = fileURLToPath(new URL(`${place}read-workbook-process.js`, import.meta.url));
    if (existsSync(script)) return [script];
  }
  throw new Error("read-workbook-process.js is missing from the build. Run npm run build.");
}
