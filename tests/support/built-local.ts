import { builtOnce } from "./built-once.ts";

/** The local tracker's page, built as `npm start` builds it. */
export function builtLocal(): string {
  return builtOnce({
    name: "local",
    script: "scripts/build-local.ts",
    sources: [
      "apps-script/local/src",
      "apps-script/addon/src",
      "shared/src",
      "scripts/local",
      "scripts/addon",
    ],
  });
}
