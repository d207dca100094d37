import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWorkbookFile } from "../../../apps-script/cli/src/files/read-workbook-file.ts";
import { makeXlsx } from "../../support/make-xlsx.ts";

const folder = mkdtempSync(join(tmpdir(), "evidence-mapper-files-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function problemOf(path: string): Promise<{ code: string; where: string; advice: string }> {
  const result = await readWorkbookFile(path);
  if (result.ok) throw new Error("The file was read.");
  return result.problem;
}

/** A cohort as large as a real one gets: text, dates and numbers in turn. */
function cohort(learners: number, criteria: number): Buffer {
  const rows = Array.from({ length: learners }, (_none, row) => {
    const cells = Array.from({ length: criteria }, (_cell, column) => {
      const kind = (row * 7 + column * 13) % 4;
      if (kind === 0) return `<c s="1"><v>${46000 + ((row + column) % 200)}</v></c>`;
      if (kind === 1) return `<c t="s"><v>${(row * column) % 300}</v></c>`;
      return kind === 2 ? `<c s="1"/>` : `<c><v>${column % 2}</v></c>`;
    });
    return `<row r="${row + 1}">${cells.join("")}</row>`;
  });
  return makeXlsx({
    sheets: [{ data: rows.join("") }],
    sharedStrings: Array.from({ length: 300 }, (_none, index) => `<si><t>E${index}</t></si>`).join(""),
    formats: ["dd/mm/yyyy"],
  });
}

describe("reading a file in a process of its own", () => {
  test("a workbook comes back whole", async () => {
    const path = file(
      "Cohort – Zoë's.xlsx",
      makeXlsx({
        sheets: [
          {
            data: `<row r="1"><c r="A1" t="inlineStr"><is><t>Amy</t></is></c><c r="B1" s="1"><v>46082</v></c><c r="C1" t="b"><v>1</v></c><c r="D1"><f>A1</f></c></row>`,
          },
          { name: "Lists", data: "", state: "hidden" },
        ],
        formats: ["d mmm yyyy"],
      }),
    );
    expect(await readWorkbookFile(path)).toEqual({
      ok: true,
      workbook: {
        sheets: [
          {
            name: "Tracker",
            hidden: false,
            merges: [],
            notes: [],
            rows: [
              [
                "Amy",
                { kind: "date", date: "2026-03-01", shown: "1 Mar 2026" },
                true,
                { kind: "uncalculated", formula: "=A1" },
              ],
            ],
          },
          { name: "Lists", hidden: true, merges: [], notes: [], rows: [] },
        ],
      },
      problems: [],
    });
  });

  test("a refused file names itself and not its folder", async () => {
    expect(await problemOf(file("photo.xlsx", "%PDF-1.7"))).toMatchObject({
      code: "file-wrong-type",
      where: "photo.xlsx",
    });
  });

  test("a name that is not there, a folder and a file of nothing are three problems", async () => {
    mkdirSync(join(folder, "cohorts"));
    expect(await problemOf(join(folder, "missing.xlsx"))).toMatchObject({
      code: "file-missing",
      where: "missing.xlsx",
    });
    expect(await problemOf(join(folder, "cohorts"))).toMatchObject({ code: "file-is-folder" });
    expect(await problemOf(file("empty.xlsx", ""))).toMatchObject({ code: "file-empty" });
    expect(await problemOf(join(folder, "bad\0name"))).toMatchObject({ code: "file-missing" });
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === "win32")(
    "a file that may not be read says so",
    async () => {
      const path = file("locked.xlsx", "x");
      chmodSync(path, 0);
      expect(await problemOf(path)).toMatchObject({ code: "file-no-permission" });
    },
  );

  test.skipIf(process.platform === "win32")("a pipe is not waited for", async () => {
    const path = join(folder, "pipe");
    execFileSync("mkfifo", [path]);
    expect(await problemOf(path)).toMatchObject({ code: "file-not-regular" });
  });

  test("a bomb is refused within seconds", async () => {
    const started = performance.now();
    const path = file("bomb.xlsx", makeXlsx({ sheets: [{ data: "<row/>".repeat(12_000_000) }] }));
    const built = performance.now();
    expect(await problemOf(path)).toMatchObject({ code: "file-too-large" });
    expect(performance.now() - built).toBeLessThan(10_000);
    expect(built - started).toBeGreaterThan(0);
  });
});

describe("the built reading process", () => {
  const dist = join(folder, "dist");
  const source = fileURLToPath(new URL("../../../apps-script/cli/src/files/", import.meta.url));

  beforeAll(async () => {
    const main = file(
      "main.ts",
      `import { readWorkbookFile } from ${JSON.stringify(join(source, "read-workbook-file.ts"))};
      const result = await readWorkbookFile(process.argv[2] ?? "");
      console.log(JSON.stringify({ ok: result.ok, rows: result.ok ? result.workbook.sheets[0]?.rows.length : result.problem.code }));`,
    );
    await build({
      entryPoints: {
        "evidence-mapper": main,
        "files/read-workbook-process": join(source, "read-workbook-process.ts"),
      },
      outdir: dist,
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      nodePaths: [fileURLToPath(new URL("../../../node_modules", import.meta.url))],
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
      logLevel: "error",
    });
    writeFileSync(join(folder, "package.json"), `{"type":"module"}`);
  });

  function run(path: string): unknown {
    return JSON.parse(
      execFileSync(process.execPath, [join(dist, "evidence-mapper.js"), path], { encoding: "utf8" }),
    );
  }

  test("finds its other half next to itself", () => {
    expect(run(file("small.csv", "Amy,P\nBob,R\n"))).toEqual({ ok: true, rows: 2 });
  });

  test("reads 1,000 learners by 360 criteria in less than two seconds", () => {
    const path = file("cohort.xlsx", cohort(1000, 360));
    const started = performance.now();
    expect(run(path)).toEqual({ ok: true, rows: 1000 });
    // Half a second on a quiet machine; the bound leaves room for a busy one.
    expect(performance.now() - started).toBeLessThan(4000);
  });

  test("reads 5,000 learners by 360 criteria within ten seconds and 300 MB", () => {
    const path = file("large.xlsx", cohort(5000, 360));
    const started = performance.now();
    expect(run(path)).toEqual({ ok: true, rows: 5000 });
    expect(performance.now() - started).toBeLessThan(10_000);
    const measured = file(
      "measure.mjs",
      `process.argv[2] = ${JSON.stringify(path)};
       process.stdout.write = () => true;
       process.on("exit", () => console.error(Math.round(process.resourceUsage().maxRSS / 1024)));
       await import(${JSON.stringify(join(dist, "files/read-workbook-process.js"))});`,
    );
    const { stderr } = spawnSync(process.execPath, ["--max-old-space-size=160", measured], {
      encoding: "utf8",
    });
    expect(Number(stderr.trim())).toBeLessThan(300);
  });
});
