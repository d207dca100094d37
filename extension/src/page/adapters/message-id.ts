/** The RFC 822 Message-ID in a message's headers, a header a line. */
export function messageIdIn(headers: string): string | null {
  return /^\s*Message-ID\s*:\s*(<[^<>\s@]{1,250}@[^<>\s]{1,240}>)/im.exec(headers)?.[1] ?? null;
}

/** A Message-ID in a cell of its own. */
export function asMessageId(cell: string): string | null {
  return /^<?([^<>\s@]{1,250}@[^<>\s]{1,240})>?$/.test(cell.trim())
    ? `<${cell.trim().replace(/^<|>$/g, "")}>`
    : null;
}
