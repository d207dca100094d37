/**
 * One learner a file: `tests/scenarios/*.json`, and beside it what the answer must be, as a page that a
 * centre can read. The page is the specification; read it before you accept a change of it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answerScenario } from "../support/scenario-answer.ts";
import { parseScenario } from "../support/scenario.ts";

const folder = join(import.meta.dirname, "../scenarios");
const update = process.env["UPDATE_SCENARIOS"] === "1";
const remedy = "UPDATE_SCENARIOS=1 npx vitest run tests/shared/scenarios.test.ts";

const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
const scenarios = names.map((file) => {
  const scenario = parseScenario(readFileSync(join(folder, file), "utf8"), file);
  return [`${scenario.title} (${file})`, file, scenario] as const;
});

test.each(scenarios)("%s", (_, file, scenario) => {
  const page = join(folder, file.replace(/\.json$/, ".md"));
  const answer = answerScenario(scenario);
  if (update) writeFileSync(page, answer);
  if (!existsSync(page)) {
    expect.fail(
      `${file} has no expectation. Write it with: ${remedy}\nThen read it against the specification.`,
    );
  }
  expect(answer, `Differs from ${page}. If the new answer is right: ${remedy}`).toBe(
    readFileSync(page, "utf8"),
  );
});

test("every page belongs to a scenario", () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
  expect(pages.filter((page) => !names.includes(page.replace(/\.md$/, ".json")))).toEqual([]);
});
