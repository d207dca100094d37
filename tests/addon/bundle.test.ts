import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { exportedFunctions } from "../../scripts/addon/exported-functions.ts";
import { builtAddon } from "../support/apps-script-host/built-addon.ts";
import { appsScriptHost } from "../support/apps-script-host/host.ts";

const dist = builtAddon();
const code = readFileSync(join(dist, "Code.js"), "utf8");
const functions = exportedFunctions(join(import.meta.dirname, "../../apps-script/addon/src/index.ts"));
const customFunctions = functions.filter(({ isCustomFunction }) => isCustomFunction);

describe("the built script", () => {
  it("has one top-level function for each export, and no other that could be called", () => {
    expect([...appsScriptHost({ dist }).functions].sort()).toEqual(functions.map(({ name }) => name).sort());
  });

  it("starts where there is nothing but the language and a console", () => {
    const context = createContext({ console }, { codeGeneration: { strings: false, wasm: false } });
    runInContext(code, context);
    expect(runInContext("EvidenceMapperFault", context)).toBeUndefined();
  });

  it("gives every custom function its comment and its parameters' names, which the autocomplete shows", () => {
    expect(customFunctions.length).toBeGreaterThan(0);
    for (const { name, comment, parameters } of customFunctions) {
      expect(comment).toContain("@customfunction");
      expect(code).toContain(`${comment}\nfunction ${name}(${parameters.join(", ")}) {`);
    }
  });

  it("says so in every function when the bundle cannot be loaded", () => {
    const broken = code.replace(
      "var EvidenceMapper=",
      'throw new TypeError("no such thing");var EvidenceMapper=',
    );
    expect(broken).not.toBe(code);
    const host = appsScriptHost({ dist, code: broken });
    expect(host.functions.length).toBe(functions.length);
    for (const name of host.functions)
      expect(() => host.run(name)).toThrow("Evidence Mapper could not start: TypeError: no such thing");
  });

  it("asks for the spreadsheet it is opened in and for its own pages, nothing else", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(dist, "appsscript.json"), "utf8"));
    expect(manifest).toEqual({
      timeZone: "Etc/UTC",
      runtimeVersion: "V8",
      exceptionLogging: "NONE",
      oauthScopes: [
        "https://www.googleapis.com/auth/spreadsheets.currentonly",
        "https://www.googleapis.com/auth/script.container.ui",
      ],
    });
  });
});
