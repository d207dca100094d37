import { builtOnce } from "../built-once.ts";

/** The folder with the add-on, built as `npm run build:addon` does. */
export function builtAddon(): string {
  return builtOnce({
    name: "addon",
    sources: ["apps-script/addon", "shared/src", "scripts/addon"],
    script: "scripts/build-addon.ts",
  });
}
