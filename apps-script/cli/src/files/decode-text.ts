/** The text of a file, and how many characters had to be guessed. */
export interface DecodedText {
  readonly text: string;
  readonly unreadable: number;
}

/**
 * Decodes a text file: UTF-8 with or without a byte order mark, UTF-16 in both orders, and otherwise
 * Windows-1252, which is what Excel writes in Western Europe. `undefined` when it is not text.
 */
export function decodeText(bytes: Buffer): DecodedText | undefined {
  const wide = utf16(bytes);
  if (wide) return withUnreadable(new TextDecoder(wide).decode(bytes));
  if (bytes.includes(0)) return undefined;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), unreadable: 0 };
  } catch {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return withUnreadable(marked ? new TextDecoder().decode(bytes) : windows1252(bytes));
  }
}

/** What Windows-1252 has from 0x80 to 0x9F; a zero stands for the five places that it leaves free. */
const WINDOWS_1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/** Written out because Node 20 and 22 decode `windows-1252` as if it were ISO 8859-1. */
function windows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\u0080-\u009F]/g, (character) => {
    const known = WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80);
    return known === "\0" ? "\uFFFD" : known;
  });
}

function utf16(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Without a mark: in Western text every second byte is 0.
  const head = bytes.subarray(0, 4096);
  if (head.length < 4) return undefined;
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > head.length * 0.35) return "utf-16le";
  if (odd === 0 && even > head.length * 0.35) return "utf-16be";
  return undefined;
}

/** Counts what the encoding could not read and had to replace. */
function withUnreadable(text: string): DecodedText {
  return { text, unreadable: text.match(/\uFFFD/g)?.length ?? 0 };
}
