import { builtOnce } from "./built-once.ts";

/** The folder with the extension, built as `npm run build:extension` does. */
export function builtExtension(): string {
  return builtOnce({
    name: "extension",
    sources: ["extension", "shared/src"],
    script: "scripts/build-extension.ts",
  });
}
