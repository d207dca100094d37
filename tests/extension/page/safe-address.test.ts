import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeAddress } from "../../../extension/src/page/safe-address.ts";

describe("an address that is kept", () => {
  test.each([
    ["https://a.example/case?id=7&page=2", "https://a.example/case?id=7&page=2"],
    ["https://user:secret@a.example/x", "https://a.example/x"],
    ["https://a.example/x?access_token=abc&id=7", "https://a.example/x?id=7"],
    ["https://a.example/x?sid=1234&session_id=99&caseId=12", "https://a.example/x?caseId=12"],
    ["https://a.example/x?q=jane+doe&email=jane@example.org", "https://a.example/x"],
    ["https://a.example/x#access_token=abc&state=1", "https://a.example/x"],
    ["https://a.example/app#/case/7?token=abc", "https://a.example/app#/case/7"],
    [
      "https://mail.google.com/mail/u/0/#inbox/FMfcgzQXJabcdefghijkl1234",
      "https://mail.google.com/mail/u/0/#inbox/FMfcgzQXJabcdefghijkl1234",
    ],
    ["https://a.example/x#?", "https://a.example/x"],
    ["https://a.example/reset/0a1b2c3d4e5f60718293a4b5", "https://a.example/reset"],
    ["https://a.example/x?id=0a1b2c3d4e5f60718293a4b5c6d7", "https://a.example/x"],
    [
      "https://a.example/x?id=123e4567-e89b-12d3-a456-426614174000",
      "https://a.example/x?id=123e4567-e89b-12d3-a456-426614174000",
    ],
    [
      "https://m.example/?_task=mail&_mbox=INBOX&_uid=5&_token=zzz",
      "https://m.example/?_task=mail&_mbox=INBOX&_uid=5",
    ],
  ])("of %s is %s", (address, kept) => {
    expect(safeAddress(address)).toBe(kept);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,hello",
    "about:blank",
    "blob:https://a.example/1",
    "chrome://settings",
    "nonsense",
  ])("is none for %s", (address) => {
    expect(safeAddress(address)).toBeNull();
  });

  test("never holds more than the address, and stays as it is when it is made safe again", () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        const kept = safeAddress(address);
        expect(kept === null ? null : safeAddress(kept)).toBe(kept);
        expect((kept ?? "").length).toBeLessThanOrEqual(2_000);
      }),
    );
  });
});
