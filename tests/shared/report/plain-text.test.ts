import { describe, expect, test } from "vitest";
import { plainText, shownName } from "../../../shared/src/report/plain-text.ts";

describe("text from a sheet", () => {
  test("is one line", () => {
    expect(plainText(" Ann\n\tLee ")).toBe("Ann Lee");
  });

  test("keeps letters of every script, joiners and emoji", () => {
    for (const name of ["Zoë O’Neill", "محمد", "李明", "👩‍🎓 Ada", "नेहा"]) expect(plainText(name)).toBe(name);
  });

  test("shows where a control character or a turn of direction stood", () => {
    expect(plainText("a\u001b[2Jb\u202ec")).toBe("a\ufffd[2Jb\ufffdc");
  });

  test("shows where half a character stood, and leaves whole ones", () => {
    expect(plainText("a\ud83c b\udf93 🎓")).toBe("a\ufffd b\ufffd 🎓");
  });

  test("is cut between characters, and says how long it was", () => {
    expect(plainText("🎓".repeat(400), 100)).toMatch(/^(🎓)+… \(shortened: 800 characters\)$/u);
  });
});

test("a learner without a name is said to have none", () => {
  expect(shownName(" ")).toBe("(no name)");
});
