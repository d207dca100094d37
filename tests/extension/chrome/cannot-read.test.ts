import { describe, expect, test } from "vitest";
import { cannotRead, noAnswer } from "../../../extension/src/chrome/cannot-read.ts";

/** The browser's own sentences, as Chromium 156 says them. */
describe("a page that the browser does not let anybody read", () => {
  test.each([
    ["The extensions gallery cannot be scripted.", "browser-page"],
    ["Cannot access a chrome:// URL", "browser-page"],
    ["Cannot access a chrome-extension:// URL of different extension", "browser-page"],
    ["This page cannot be scripted due to an ExtensionsSettings policy.", "browser-page"],
    [
      "Cannot access contents of the page. Extension manifest must request permission to access the respective host.",
      "not-allowed",
    ],
    [
      'Cannot access contents of url "https://mail.example/". Extension manifest must request permission to access this host.',
      "not-allowed",
    ],
    ["No tab with id: 7.", "no-page"],
    ["Frame with ID 0 is showing error page", "no-page"],
    ["The tab was closed.", "no-page"],
  ])("%s is %s, with what to do", (said, why) => {
    const answer = cannotRead(said);
    expect(answer?.why).toBe(why);
    for (const words of [answer?.found, answer?.advice]) expect(words).toMatch(/^[A-Z].*\.$/);
    expect(`${answer?.found} ${answer?.advice}`).not.toMatch(/script|URL|host|manifest|permission/i);
  });

  test("a sentence that nobody expects is a fault of ours, and not explained away", () => {
    expect(cannotRead("TypeError: x is not a function")).toBeNull();
    expect(noAnswer.why).toBe("no-answer");
  });
});
