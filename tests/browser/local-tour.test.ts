/** The sample that `npm start` opens and its guided first five minutes, followed to the end without the extension. */
import { join } from "node:path";
import axe from "axe-core";
import { type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { openBrowser, withoutBrowser } from "../support/browser.ts";
import {
  type LocalTracker,
  openLocalTracker,
  openWindow,
  until,
  type Window,
} from "../support/local-page.ts";

const sample = join(import.meta.dirname, "../../apps-script/samples/harbour-street-standard-tracker.xlsx");
const axeAnswer = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

describe.skipIf(withoutBrowser)("the first five minutes", { timeout: 120_000 }, () => {
  let browser: Browser;
  let tracker: LocalTracker;
  let window: Window;

  beforeAll(async () => {
    browser = await openBrowser();
    tracker = await openLocalTracker(sample);
    window = await openWindow(browser, tracker);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await tracker.close();
  });

  const press = (name: string): Promise<void> =>
    window.page.locator("#tour").getByRole("button", { name, exact: true }).click();

  async function isAt(title: string): Promise<void> {
    await window.page.locator("#tour").getByRole("heading", { name: title }).waitFor();
    await window.page.evaluate(axe.source);
    const { violations } = axeAnswer.parse(
      await window.page.evaluate(`axe.run({ include: [["#tour"], ["#bar"]] })`),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }

  const isDone = (words: string): Promise<void> =>
    window.page
      .locator("#tour [role=status]")
      .filter({ hasText: `Done. ${words}` })
      .waitFor();

  it("begin by themselves, over a Coverage tab that is filled, and change nothing", async () => {
    const rows = await until(
      () => window.read("Coverage", "A23:E23"),
      ([row]) => row?.[0] === "HS-03",
    );
    expect(rows).toEqual([
      ["HS-03", "Harpreet Gill", "08 Communicate with customers in writing", "partly", "10 of 11"],
    ]);
    await isAt("Tag the sample e-mail");
    expect(await window.page.innerText("#saved")).toBe("Nothing changed yet");
  });

  it("open the practice inbox", async () => {
    const opening = window.page.context().waitForEvent("page");
    await press("Open the practice inbox");
    const inbox = await opening;
    await inbox.getByRole("heading", { name: "Your delivery on Friday" }).waitFor();
    await inbox.close();
  });

  it("let a person without the extension type the row, and notice that it is there", async () => {
    await press("I have no extension");
    await window.page.locator("#tour").getByText("HS-03 under Learner").waitFor();
    const at = z
      .object({ tab: z.string(), cell: z.string() })
      .parse(
        await window.page.evaluate(
          "(() => { const r = univerAPI.getActiveWorkbook().getActiveRange(); return { tab: r.getSheetName(), cell: r.getA1Notation() }; })()",
        ),
      );
    expect(at.tab).toBe("Evidence log");
    expect(at.cell).toMatch(/^B\d+$/);
    const row = at.cell.slice(1);
    expect(await window.read("Evidence log", `A${row}:Q${row}`)).toEqual([Array<null>(17).fill(null)]);
    for (const [column, text] of [
      ["B", "HS-03"],
      ["C", "08 3.2"],
      ["E", "E-mail about a delivery"],
      ["Q", "Tom Jarrett"],
    ] as const)
      await window.type("Evidence log", `${column}${row}`, text);
    await isDone("The tag is in the Evidence log");
    await isAt("Tag the sample e-mail");
    await press("Next");
  });

  it("show the criterion covered", async () => {
    await isAt("See the criterion turn covered");
    await press("Show the Coverage tab");
    await isDone("Unit 08 is covered by evidence");
    expect(await window.read("Coverage", "D23")).toEqual([["covered"]]);
    await press("Next");
  });

  it("explain why", async () => {
    await isAt("See the reason");
    await press("Explain this cell");
    await isDone("The reason stands at the side");
    await window.sidebar.getByText("State: every criterion is covered").waitFor();
    await press("Next");
  });

  it("mend the damaged number", async () => {
    await isAt("Mend a damaged number");
    await press("Tidy criterion numbers…");
    await window.sidebar.getByText("2 1.4", { exact: true }).first().waitFor();
    await window.sidebar.getByRole("button", { name: "Write what is chosen" }).click();
    await window.sidebar.getByText("There is nothing to tidy").waitFor();
    await isDone("The zero is back as text");
    await press("Next");
  });

  it("show the cheapest way to finish", async () => {
    await isAt("See the cheapest way to finish");
    await press("Show Oluwaseun");
    await isDone("One unit of one credit finishes it");
    await window.sidebar.getByText(/cheapest way to finish is .*12.*\(1 credit\)/).waitFor();
    await press("Next");
  });

  it("end, and stay closed until they are asked for", async () => {
    await isAt("That is the whole way");
    await press("Close");
    expect(await window.page.locator("#tour").isHidden()).toBe(true);
    await window.page.reload();
    await window.page.waitForSelector("html[data-ready]");
    expect(await window.page.locator("#tour").isHidden()).toBe(true);
    await window.choose("The first five minutes…");
    await isAt("Tag the sample e-mail");
    await isDone("The tag is in the Evidence log");
  });

  it("can be skipped step by step, back and forth", async () => {
    for (const title of ["See the criterion turn covered", "See the reason"]) {
      await window.page.locator("#tour-next").click();
      await isAt(title);
    }
    await press("Back");
    await isAt("See the criterion turn covered");
    expect(await window.page.evaluate("document.activeElement?.id")).toBe("tour-title");
    for (let step = 2; step <= 5; step += 1) await window.page.locator("#tour-next").click();
    await isAt("That is the whole way");
    await press("Close the first five minutes");
    expect(await window.page.evaluate("document.activeElement?.id")).toBe("menu-button");
  });

  it("ask no other host for anything, and say nothing that only programmers read", () => {
    expect([...window.said, ...window.outside]).toEqual([]);
  });
});
