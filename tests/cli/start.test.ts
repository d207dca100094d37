/** `start`: the report of the sample or of one's own file, as `npm run report` runs it. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  expectRefused,
  hasShell,
  root,
  run,
  runShell,
  samples,
  temporaryFolder,
} from "../support/built-cli.ts";

describe("start", () => {
  it("checks the sample tracker, prints the report and writes the page", async () => {
    const folder = temporaryFolder();
    const { code, out, err } = await run(["start"], { cwd: folder });
    expect(code).toBe(0);
    expect(out).toContain("Aisha Rahman");
    expect(err).toMatch(/sample tracker .*harbour-street-level-1-certificate\.xlsx.*made up/);
    expect(err).toMatch(/npm run report -- path\/to\/tracker\.xlsx/);
    const page = join("reports", "harbour-street-level-1-certificate.html");
    expect(err).toContain(`The report page is ${page}`);
    expect(readFileSync(join(folder, page), "utf8")).toMatch(
      /^<!doctype html>[\s\S]*Aisha Rahman[\s\S]*<\/html>\s*$/,
    );
  });

  it("is done when the check is done, whatever was found in the person's own tracker", async () => {
    const folder = temporaryFolder();
    copyFileSync(join(samples, "harbour-street-level-4.xlsx"), join(folder, "Spring cohort.2026.xlsx"));
    const { code, out, err } = await run(["start", "Spring cohort.2026.xlsx"], { cwd: folder });
    expect(code).toBe(0);
    expect(out).toContain("Dominic Sayers");
    expect(err).toBe(`The report page is ${join("reports", "Spring cohort.2026.html")}\n`);
  });

  it("says what is wrong with a file and writes no page", async () => {
    const folder = temporaryFolder();
    expectRefused(
      await run(["start", "my tracker.xlsx"], { cwd: folder }),
      /my tracker\.xlsx: There is no file of this name/,
    );
    expectRefused(await run(["start", folder], { cwd: folder }), /This is a folder/);
    expect(existsSync(join(folder, "reports"))).toBe(false);
  });

  it("finds a file from the folder in which the person stands, though npm runs it in the project's", async () => {
    const project = temporaryFolder();
    const here = join(temporaryFolder(), "my folder");
    mkdirSync(here);
    copyFileSync(join(samples, "harbour-street-level-4.xlsx"), join(here, "my tracker.xlsx"));
    const npm = { npm_lifecycle_event: "report", INIT_CWD: here };
    const { code, out, err } = await run(["start", "my tracker.xlsx"], { cwd: project, env: npm });
    expect(code, err).toBe(0);
    expect(out).toContain("Dominic Sayers");
    expect(err).toBe(`The report page is ${join(project, "reports", "my tracker.html")}\n`);
    // Another script of npm may have gone elsewhere since.
    const other = { npm_lifecycle_event: "start", INIT_CWD: here };
    expectRefused(await run(["start", "my tracker.xlsx"], { cwd: project, env: other }), /There is no file/);
  });

  it.skipIf(!hasShell)("is what `npm run report` runs, with spaces in the path", async () => {
    const here = join(temporaryFolder(), "my folder");
    mkdirSync(here);
    const name = `my tracker ${process.pid}`;
    copyFileSync(join(samples, "harbour-street-level-4.xlsx"), join(here, `${name}.xlsx`));
    onTestFinished(() => {
      rmSync(join(root, "reports", `${name}.html`), { force: true });
    });
    const { code, out, err } = await runShell('npm --silent --prefix "$ROOT" run report -- "$NAME.xlsx"', {
      cwd: here,
      env: { ROOT: root, NAME: name },
    });
    expect(code, err).toBe(0);
    expect(out).toContain("Dominic Sayers");
  });
});
