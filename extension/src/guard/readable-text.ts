/**
 * Text as a person reads it: hidden characters out, digits and letters of every script's width in their plain
 * form, HTML entities and percent codes decoded. Every character knows which part of the original it stands for.
 */
export interface ReadableText {
  readonly text: string;
  /** The original's part from `start` to `end` of the readable text. */
  readonly original: (start: number, end: number) => { readonly start: number; readonly end: number };
}

const entity = /&(?:amp;)*(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));?/iy;
const percent = /(?:%[\da-f]{2})+/iy;
const plain = /[\t\n -%'-~]/;
/** Seen by nobody: format characters, what a font may ignore, and marks that enclose a digit. */
const hidden = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Me}]/u;
const digit = /\p{Nd}/u;

const named: { readonly [name: string]: string } = {
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  tab: " ",
  newline: "\n",
  shy: "",
  zwj: "",
  zwnj: "",
  lrm: "",
  rlm: "",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  commat: "@",
  period: ".",
  colon: ":",
  num: "#",
  equals: "=",
  sol: "/",
  hyphen: "-",
  dash: "-",
  ndash: "-",
  mdash: "-",
  minus: "-",
};

/** @param addresses decode percent codes too, as addresses hold them */
export function readableText(source: string, addresses: boolean): ReadableText {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (shown: string, start: number, end: number): void => {
    for (let unit = 0; unit < shown.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
    text += shown;
  };
  for (let at = 0; at < source.length;) {
    const code = source.charAt(at);
    if (code === "&") {
      const decoded = decodedEntity(source, at);
      if (decoded !== null) {
        add(plainForm(decoded.shown), at, decoded.end);
        at = decoded.end;
        continue;
      }
    }
    if (addresses && code === "%") {
      percent.lastIndex = at;
      const codes = percent.exec(source)?.[0];
      const decoded = codes === undefined ? null : decodedPercent(codes);
      if (codes !== undefined && decoded !== null) {
        add([...decoded].map(plainForm).join(""), at, at + codes.length);
        at += codes.length;
        continue;
      }
    }
    if (plain.test(code)) {
      add(code, at, at + 1);
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    add(plainForm(character), at, at + character.length);
    at += character.length;
  }
  return {
    text,
    original: (start, end) => ({
      start: starts[start] ?? source.length,
      end: end > start ? (ends[end - 1] ?? source.length) : (starts[start] ?? source.length),
    }),
  };
}

function decodedEntity(source: string, at: number): { readonly shown: string; readonly end: number } | null {
  entity.lastIndex = at;
  const match = entity.exec(source);
  if (match === null) return null;
  const [whole, decimal, hexadecimal, name] = match;
  const end = at + whole.length;
  if (name !== undefined) {
    const shown = Object.hasOwn(named, name.toLowerCase()) ? named[name.toLowerCase()] : undefined;
    return shown === undefined ? null : { shown, end };
  }
  const point = decimal === undefined ? parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return point > 0x10ffff ? null : { shown: String.fromCodePoint(point), end };
}

function decodedPercent(codes: string): string | null {
  try {
    return decodeURIComponent(codes);
  } catch {
    return null;
  }
}

function plainForm(character: string): string {
  if (hidden.test(character)) return "";
  if (/\p{Pd}|[\u2212\u2043]/u.test(character)) return "-";
  if (/[\u2018\u2019\u02bc]/.test(character)) return "'";
  const simple = character.normalize("NFKC");
  if (/^[\x20-\x7e]+$/.test(simple)) return simple;
  if (simple === "\n" || /[\u2028\u2029\u0085\r\v\f]/.test(simple)) return "\n";
  if (/\s/u.test(simple)) return " ";
  if (digit.test(simple) && [...simple].length === 1) return digitValue(simple);
  return simple;
}

/** Unicode's digits stand in rows of ten that begin with the zero. */
function digitValue(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && digit.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(point - zero);
}
