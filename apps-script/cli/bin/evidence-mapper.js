#!/usr/bin/env node
// The command is written in TypeScript; `npm ci` or `npm run build` makes dist/. This file only starts it.
import("../dist/evidence-mapper.js").catch((error) => {
  if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
  console.error(
    "Evidence Mapper is not built yet. Run `npm run build` in the project folder, then try again.",
  );
  process.exitCode = 2;
});
