import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { appsScriptHost } from "../support/apps-script-host/host.ts";

const dist = builtAddon();
const script = readFileSync(join(dist, "Code.js"), "utf8");
const captions = [
  "Check this sheet",
  "Add live columns",
  "Explain this cell",
  "Tidy criterion numbers…",
  "New standard tracker…",
  "Official wording…",
  "Settings",
  "Help",
];

describe("opening a spreadsheet", () => {
  it.each(["NONE", "LIMITED", "FULL"] as const)("adds the menu when the authorisation is %s", (mode) => {
    const host = appsScriptHost({ dist });
    host.open(mode);
    const [menu] = host.menus;
    expect(host.menus).toHaveLength(1);
    expect(menu?.items.flatMap((item) => (item.kind === "item" ? [item.caption] : []))).toEqual(captions);
  });

  it("offers nothing that the script does not have", () => {
    const host = appsScriptHost({ dist });
    host.open("FULL");
    const [menu] = host.menus;
    const called = menu?.items.flatMap((item) => (item.kind === "item" ? [item.run] : [])) ?? [];
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => !script.includes(`\nfunction ${name}(`))).toEqual([]);
  });

  it("touches nothing but the menu while nobody has authorised the add-on", () => {
    const host = appsScriptHost({ dist });
    const { counts } = host.open("NONE");
    expect([...counts.calls.keys()].sort()).toEqual([
      "Menu.addItem",
      "Menu.addSeparator",
      "Menu.addToUi",
      "SpreadsheetApp.getUi",
      "Ui.createAddonMenu",
    ]);
  });

  it("adds the same menu right after installing", () => {
    const host = appsScriptHost({ dist });
    host.run("onInstall");
    expect(host.menus).toHaveLength(1);
  });
});
