/** Progress bars on stderr: shown to a person at a terminal, silent in a pipe's log. */
import { Presets, SingleBar } from "cli-progress";

export interface Progress {
  update(lines: number, bytes: number): void;
  stop(): void;
}

/** For lines of a stream. @param totalBytes `null` when the input is a pipe: then learners are counted, with no end in sight. */
export function progressBar(totalBytes: number | null): Progress {
  const known = totalBytes !== null;
  const bar = start(
    known
      ? "  {bar} {percentage} % · {lines} learners · {eta_formatted} left"
      : "  {lines} learners · {duration_formatted}",
    totalBytes ?? 1,
  );
  return {
    update(lines, bytes) {
      bar.update(known ? bytes : 0, { lines });
    },
    stop() {
      bar.stop();
    },
  };
}

/** For a known number of things. */
export function countBar(total: number, things: string): { update(done: number): void; stop(): void } {
  const bar = start(`  {bar} {value} of {total} ${things}`, total);
  return {
    update(done) {
      bar.update(done);
    },
    stop() {
      bar.stop();
    },
  };
}

function start(format: string, total: number): SingleBar {
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, fps: 5 },
    Presets.shades_classic,
  );
  bar.start(total, 0, { lines: 0 });
  return bar;
}
