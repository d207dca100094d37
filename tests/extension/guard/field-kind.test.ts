import { describe, expect, test } from "vitest";
import { fieldKind } from "../../../extension/src/guard/field-kind.ts";

const field = { type: "text", autocomplete: null, names: [], labels: [] };

describe("a field of a page", () => {
  test.each([
    [{ type: "password" }, "password"],
    [{ autocomplete: "section-a cc-number" }, "card-number"],
    [{ autocomplete: "cc-csc" }, "card-security-code"],
    [{ autocomplete: "one-time-code" }, "one-time-code"],
    [{ autocomplete: "bday" }, "date-of-birth"],
    [{ labels: ["Card number"] }, "card-number"],
    [{ labels: ["Customer's date of birth *"] }, "date-of-birth"],
    [{ labels: ["Memorable word"] }, "password"],
    [{ labels: ["Sort code"] }, "bank-account"],
    [{ labels: ["National Insurance number"] }, "national-insurance-number"],
    [{ names: ["cardNumber"] }, "card-number"],
    [{ names: ["verification_code"] }, "one-time-code"],
    [{ type: "email" }, "email-address"],
  ])("%o is there for a %s", (described, kind) => {
    expect(fieldKind({ ...field, ...described })).toBe(kind);
  });

  test.each([
    [{ labels: ["Order number"] }],
    [{ labels: ["Subject"] }],
    [{ names: ["pinboard"] }],
    [{ autocomplete: "off" }],
    [{ autocomplete: "constructor" }],
    [{ type: "search", labels: ["Search mail"] }],
  ])("%o is there for neither", (described) => {
    expect(fieldKind({ ...field, ...described })).toBeNull();
  });
});
