/** Text from somebody's sheet, made safe to show: it may hold terminal codes, line breaks or 5,000 letters. */

/** Control characters, the marks that make text run backwards, and halves of characters. */
const unprintable =
  // eslint-disable-next-line no-control-regex -- these are the characters that must not reach a terminal
  /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of visible text, at most `longest` characters; what is cut off is said. */
export function plainText(text: string, longest = 600): string {
  const line = text.replace(/\s+/g, " ").trim().replace(unprintable, "\ufffd");
  if (line.length <= longest) return line;
  const kept = [...line.slice(0, longest)].slice(0, -1).join("");
  return `${kept}… (shortened: ${line.length.toLocaleString("en-GB")} characters)`;
}

/** A learner's name as both reports show it. */
export function shownName(name: string): string {
  return plainText(name, 100) || "(no name)";
}
