/**
 * Times functions in turns, so that a busy moment of the machine hits all of them alike, and by processor
 * time, which does not count while another program has the processor. Collecting garbage counts.
 */
import { Bench } from "tinybench";
import { median } from "./measurement.ts";

/** `run` does `each` pieces of work, say one answer for each of 1,000 learners. */
export interface Contestant {
  readonly name: string;
  readonly each: number;
  run(): void;
}

export interface Timed {
  readonly name: string;
  /** Milliseconds for one piece of work. */
  readonly median: number;
  /** How many times as long as the first contestant it took: the median of the rounds' ratios. */
  readonly timesTheFirst: number;
}

/**
 * Medians of several rounds; in each round every contestant runs for a share of `milliseconds`.
 * The ratios are taken within a round.
 */
export async function time(contestants: readonly Contestant[], milliseconds: number): Promise<Timed[]> {
  const rounds = 5;
  const samples = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const bench = new Bench({
      time: milliseconds / rounds,
      iterations: 1,
      warmup: round === 0,
      warmupTime: milliseconds / rounds,
      warmupIterations: 1,
      throws: true,
      now: processorMilliseconds,
    });
    for (const { name, run } of contestants) bench.add(name, run);
    await bench.run();
    contestants.forEach(({ name, each }, at) => {
      const result = bench.getTask(name)?.result;
      if (result?.state !== "completed") throw new Error(`${name} was not measured.`);
      samples[at]?.push(result.latency.p50 / each);
    });
  }
  const [first = []] = samples;
  return contestants.map(({ name }, at) => {
    const own = samples[at] ?? [];
    return {
      name,
      median: median(own),
      timesTheFirst: median(own.map((value, round) => value / (first[round] ?? value))),
    };
  });
}

function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export interface Tail {
  /** Microseconds, call by call as they came, the machine's own interruptions included. */
  readonly p999: number;
  readonly maximum: number;
  /** The slowest input, each at its best of five passes: what is left is the work itself. */
  readonly slowestInput: number;
}

/** Times every input by itself. */
export function tail<Input>(inputs: readonly Input[], run: (input: Input) => void): Tail {
  for (const input of inputs) run(input);
  const passes = 5;
  const best = new Float64Array(inputs.length).fill(Infinity);
  let firstPass: number[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    const own = inputs.map((input) => {
      const begun = performance.now();
      run(input);
      return (performance.now() - begun) * 1000;
    });
    own.forEach((took, at) => {
      best[at] = Math.min(best[at] ?? Infinity, took);
    });
    if (pass === 0) firstPass = own.sort((a, b) => a - b);
  }
  return {
    p999: firstPass[Math.ceil(firstPass.length * 0.999) - 1] ?? 0,
    maximum: firstPass[firstPass.length - 1] ?? 0,
    slowestInput: Math.max(...best),
  };
}
