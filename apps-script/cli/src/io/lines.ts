/** Lines of a stream, one at a time, whatever the chunks: memory holds one line and one chunk. */

const newline = 10;

/** A line longer than this is cut off and reported by the caller's reader as unreadable. */
export const longestLine = 16 * 1024 * 1024;

/**
 * Yields each line's bytes without its line break; blank lines too, so that line numbers stay right.
 * A line beyond `longestLine` comes out cut to that length.
 */
export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer): void => {
    if (length < longestLine) pending.push(piece.subarray(0, longestLine - length));
    length += piece.length;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      const piece = chunk.subarray(start, end);
      if (pending.length === 0) yield piece.subarray(0, longestLine);
      else {
        keep(piece);
        yield Buffer.concat(pending);
        pending = [];
        length = 0;
      }
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield Buffer.concat(pending);
}
