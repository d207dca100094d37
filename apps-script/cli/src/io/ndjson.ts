/** NDJSON in, NDJSON out, in the same order; a line that cannot be read gives a problem in its place. */
import { type Problem } from "@evidence-mapper/shared/problem";
import { linesOf, longestLine } from "./lines.ts";
import { writeData } from "./output.ts";

/** What one line gives: any JSON value, and whether it is a problem. */
export interface LineAnswer {
  readonly value: unknown;
  readonly problem: boolean;
}

export interface LineCounts {
  readonly lines: number;
  readonly problems: number;
}

const chunkLength = 64 * 1024;

/** What names the learner in a command's lines, in and out. */
export type LearnerKey = "id" | "learner";

/**
 * Answers every line that is not blank.
 * @param key names the learner in the answer to a line that cannot be read
 * @param answer gets the parsed JSON and the line's name ("line 3") for problems
 * @param progress is told after each chunk how many lines and bytes are done
 */
export async function answerLines(
  input: AsyncIterable<Buffer>,
  key: LearnerKey,
  answer: (value: unknown, where: string) => LineAnswer,
  progress: (lines: number, bytes: number) => void = () => undefined,
): Promise<LineCounts> {
  let number = 0;
  let lines = 0;
  let problems = 0;
  let bytes = 0;
  let waiting = "";
  const flush = async (): Promise<void> => {
    if (waiting === "") return;
    const ready = waiting;
    waiting = "";
    await writeData(ready);
    progress(lines, bytes);
  };
  for await (const line of linesOf(afterEach(input, flush))) {
    number += 1;
    bytes += line.length + 1;
    const text = number === 1 ? line.toString("utf8").replace(/^\uFEFF/, "") : line.toString("utf8");
    if (text.trim() === "") continue;
    lines += 1;
    const where = `line ${number}`;
    const { value, problem } =
      line.length < longestLine
        ? answerLine(text, where, key, answer)
        : unread(key, { code: "line-too-long", where, ...tooLong });
    if (problem) problems += 1;
    waiting += `${JSON.stringify(value)}\n`;
    if (waiting.length > chunkLength) await flush();
  }
  await flush();
  return { lines, problems };
}

/** What came in is answered before more is waited for: a program may write one line and wait for its answer. */
async function* afterEach(input: AsyncIterable<Buffer>, done: () => Promise<void>): AsyncGenerator<Buffer> {
  for await (const chunk of input) {
    yield chunk;
    await done();
  }
}

const tooLong = {
  found: `This line is longer than ${longestLine / 1024 / 1024} MB.`,
  advice: "Write one learner a line.",
};

function answerLine(
  text: string,
  where: string,
  key: LearnerKey,
  answer: (value: unknown, where: string) => LineAnswer,
): LineAnswer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const start = text.trim();
    return unread(key, {
      code: "line-not-json",
      where,
      found: `This line is not JSON: ${start.length > 60 ? `${start.slice(0, 60)}…` : start}`,
      advice: "Write one JSON object a line.",
    });
  }
  return answer(value, where);
}

/** Nothing of the line is known, so neither is whom it is about. */
function unread(key: LearnerKey, problem: Problem): LineAnswer {
  return { value: { [key]: null, problem }, problem: true };
}
