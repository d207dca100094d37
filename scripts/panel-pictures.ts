/** Pictures of the extension's panel, taken from the built extension on a page of a made-up webmail. */
import { join } from "node:path";
import { openExtensionBrowser } from "../tests/support/extension-browser.ts";

const message = `<!doctype html><html lang="en"><title>Re: your refund</title><h1>Re: your refund</h1>
  <p>Dear Mrs Okafor, thank you for ringing. Your refund was sent today.</p></html>`;

/** Goes through the first minute and keeps what an assessor sees. */
export async function takePanelPictures(folder: string): Promise<void> {
  const browser = await openExtensionBrowser();
  try {
    await browser.context.route("https://mail.harbour-street.example/**", (route) =>
      route.fulfill({ contentType: "text/html", body: message }),
    );
    const page = await browser.context.newPage();
    await page.goto("https://mail.harbour-street.example/message/17");
    await browser.pressToolbarButton(page);
    const panel = await browser.openPanel();
    const take = (name: string) => panel.screenshot({ path: join(folder, name), fullPage: true });
    await panel.getByRole("button", { name: "Start" }).waitFor();
    await panel.setViewportSize({ width: 400, height: 600 });
    await take("panel-first.png");
    await panel.getByLabel("The name that you sign with").fill("Priya Nair");
    await panel.getByLabel("a qualified assessor").check();
    await panel.getByLabel("Learner's name").fill("Ama Boateng");
    await panel.getByLabel("Registered for").selectOption("501/1837/7");
    await panel.getByRole("button", { name: "Start" }).click();
    const criterion = panel.getByLabel("Criterion", { exact: true });
    for (const typed of ["106 1.2", "103 4.2"]) {
      await criterion.fill(typed);
      await criterion.press("Enter");
    }
    await panel.getByRole("heading", { name: "The specification permits re-use" }).waitFor();
    await take("panel.png");
    await panel.emulateMedia({ colorScheme: "dark" });
    await take("panel-dark.png");
  } finally {
    await browser.close();
  }
}
