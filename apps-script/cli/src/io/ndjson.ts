/** NDJSON in, NDJSON out, in the same order; a line that cannot be read gives a problem in its place. */
import { type Problem } from "@evidence-mapper/shared/problem";
import { linesOf } from "./lines.ts";
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

/**
 * Answers every line that is not blank.
 * @param answer gets the parsed JSON and the line's name ("line 3") for problems
 * @param progress is told after each chunk how many lines and bytes are done
 */
export async function answerLines(
  input: AsyncIterable<Buffer>,
  answer: (value: unknown, where: string) => LineAnswer,
  progress: (lines: number, bytes: number) => void = () => undefined,
): Promise<LineCounts> {
  let number = 0;
  let lines = 0;
  let problems = 0;
  let bytes = 0;
  let waiting = "";
  for await (const line of linesOf(input)) {
    number += 1;
    bytes += line.length + 1;
    const text = line.toString("utf8");
    if (text.trim() === "") continue;
    lines += 1;
    const { value, problem } = answerLine(text, `line ${number}`, answer);
    if (problem) problems += 1;
    waiting += `${JSON.stringify(value)}\n`;
    if (waiting.length > chunkLength) {
      await writeData(waiting);
      waiting = "";
      progress(lines, bytes);
    }
  }
  await writeData(waiting);
  progress(lines, bytes);
  return { lines, problems };
}

function answerLine(
  text: string,
  where: string,
  answer: (value: unknown, where: string) => LineAnswer,
): LineAnswer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const start = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    return {
      value: {
        id: null,
        problem: {
          code: "line-not-json",
          where,
          found: `This line is not JSON: ${start}`,
          advice: "Write one JSON object a line.",
        } satisfies Problem,
      },
      problem: true,
    };
  }
  return answer(value, where);
}
