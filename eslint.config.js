// Lint carries the architecture: which folder may import which, and what the rules core may not touch.
import js from "@eslint/js";
import tseslint from "typescript-eslint";

const zodByNamespace = {
  selector: "ImportDeclaration[source.value='zod'] > :matches(ImportSpecifier, ImportDefaultSpecifier)",
  message:
    'Use `import * as z from "zod"`: a named import builds green in the extension and fails when it runs.',
};

/** Forbids imports from `folders`; one place for the directions drawn in docs/architecture.md. */
function mayNotImport(folders, reason) {
  return ["error", { patterns: [{ group: folders, message: reason }] }];
}

export default tseslint.config(
  {
    ignores: [
      "**/dist/",
      "**/generated/",
      "**/node_modules/",
      "reports/",
      "trackers/",
      "extension/build/",
      "extension/.plasmo/",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { globals: { process: "readonly", console: "readonly" } },
    rules: {
      "no-restricted-syntax": ["error", zodByNamespace],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      eqeqeq: "error",
      "no-console": "off",
      "prefer-const": "error",
    },
  },
  {
    files: ["shared/src/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!zod$|\\.)",
              message: "shared/ imports nothing but zod and its own files.",
            },
            {
              regex: "^(\\.\\./)+(apps-script|extension|tests|scripts)",
              message: "shared/ imports no shell.",
            },
          ],
        },
      ],
      "no-restricted-globals": [
        "error",
        ...["window", "document", "fetch", "URL", "process", "Buffer", "setTimeout", "structuredClone"].map(
          (name) => ({ name, message: "shared/ is pure: the caller reads and writes." }),
        ),
        { name: "console", message: "shared/ logs nothing: return a Problem." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Time comes in as an argument." },
        { object: "Math", property: "random", message: "Randomness comes in as an argument." },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: "Time comes in as an argument.",
        },
        zodByNamespace,
        { selector: "ClassDeclaration", message: "shared/ is data and functions." },
      ],
    },
  },
  {
    files: ["apps-script/addon/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-imports": mayNotImport(
        ["**/extension/**", "**/cli/**", "**/local/**", "**/tests/**"],
        "The add-on imports shared/ and its own files.",
      ),
    },
  },
  {
    files: ["apps-script/addon/src/**/*.{ts,tsx}"],
    ignores: ["apps-script/addon/src/google/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...[
          "SpreadsheetApp",
          "PropertiesService",
          "HtmlService",
          "LockService",
          "CacheService",
          "Utilities",
          "Session",
          "ScriptApp",
        ].map((name) => ({ name, message: "Only src/google/ names Google's services: use spreadsheet.ts." })),
      ],
    },
  },
  {
    files: ["extension/src/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-imports": mayNotImport(
        ["**/apps-script/**", "**/tests/**"],
        "The extension imports shared/ and its own files.",
      ),
    },
  },
  {
    files: ["extension/src/**/*.{ts,tsx}"],
    ignores: ["extension/src/chrome/**"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["chrome", "browser"].map((name) => ({
          name,
          message: "Only src/chrome/ names the browser's interface: use Browser from chrome/browser.ts.",
        })),
      ],
    },
  },
  {
    files: ["apps-script/local/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "/(extension|tests)/|/cli/(?!src/files/)",
              message:
                "The local tracker imports the add-on, shared/, its own files, and the command line's reader of files.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["apps-script/cli/**/*.{ts,tsx}"],
    rules: {
      "no-restricted-imports": mayNotImport(
        ["**/extension/**", "**/addon/**", "**/local/**", "**/tests/**"],
        "The command line imports shared/ and its own files.",
      ),
    },
  },
);
