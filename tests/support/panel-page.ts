/** What any panel test asks of a page of the panel. */
import axe from "axe-core";
import { type Page } from "playwright-core";
import * as z from "zod";
import { runnerIn } from "./run-in-page.ts";

const axeAnswer = z.array(z.strictObject({ id: z.string(), targets: z.array(z.string()) }));

/** What axe finds on the page as it stands: each rule with its elements. Empty when nothing is wrong. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  const found = await evaluateInPage(
    page,
    `${axe.source};
    axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    }).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.flat(9).join(" ")) })))`,
  );
  return axeAnswer.parse(found).map(({ id, targets }) => `${id}: ${targets.join(", ")}`);
}

/** How many pixels the page is wider than its window; 0 when nobody has to scroll sideways. */
export async function tooWide(page: Page): Promise<number> {
  const root = "document.documentElement";
  return z.number().parse(await evaluateInPage(page, `${root}.scrollWidth - ${root}.clientWidth`));
}

async function evaluateInPage(page: Page, expression: string): Promise<unknown> {
  const { run, session } = await runnerIn(page);
  const value = await run(expression);
  await session.detach();
  return value;
}

/** How the panel is looked at: narrow and wide, in both colours. 320 px is a phone's width at 200 %. */
const looks = [
  { width: 300, scheme: "light" },
  { width: 320, scheme: "dark" },
  { width: 400, scheme: "dark" },
  { width: 500, scheme: "light" },
] as const;
const looked =
  process.env["EVIDENCE_MAPPER_FULL"] === "1"
    ? looks
    : looks.filter(({ width }) => width === 300 || width === 400);

/** Looks at the screen in every way, and gives what is wrong with it. */
export async function faultsOfScreen(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { width, scheme } of looked) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    // Under the navigation, which stays in sight, controls would seem smaller than they are.
    await evaluateInPage(page, `scrollTo({ top: 0, behavior: "instant" })`);
    const wide = await tooWide(page);
    if (wide > 0) faults.push(`${width} px: ${wide} px too wide`);
    for (const finding of await axeFindings(page)) faults.push(`${width} px, ${scheme}: ${finding}`);
  }
  return faults;
}

/** Opens a screen by the navigation, as a person does: those that are not in the row stand under “More”. */
export async function openScreen(panel: Page, name: string): Promise<void> {
  const navigation = panel.getByRole("navigation");
  await navigation.waitFor();
  const entry = navigation.getByRole("button", { name, exact: true });
  if (!(await entry.isVisible())) await navigation.getByRole("button", { name: "More" }).click();
  await entry.click();
}
