/**
 * The add-on on a tracker of 1,000 learners × 360 criteria. Every round begins in a fresh V8 context, because
 * Google loads the script anew for each formula and each click: nothing is warm, and loading is told beside it.
 */
import { createContext, runInContext, Script, type Context } from "node:vm";
import { join } from "node:path";
import { build } from "esbuild";
import { type Bench, median, rounded } from "./measurement.ts";
import { trackerCells, trackerQualification } from "./tracker-file.ts";

const learners = 1000;
const criteria = 360;
const target = { at: "most", value: 100 } as const;

interface Case {
  readonly name: string;
  /** A call in the context; `given` holds `all`, `headings`, `marks`, `names` and `kept`. */
  readonly call: string;
}

const formula = (name: string): string =>
  `addon.${name}(${JSON.stringify(trackerQualification)}, given.headings, given.marks, given.names)`;

const cases: readonly Case[] = [
  { name: "addon/EM_VERDICT", call: formula("EM_VERDICT") },
  { name: "addon/EM_CREDITS", call: formula("EM_CREDITS") },
  { name: "addon/EM_COVERAGE", call: formula("EM_COVERAGE") },
  { name: "addon/EM_GAPS", call: formula("EM_GAPS") },
  { name: "addon/EM_CLAIMABLE", call: formula("EM_CLAIMABLE") },
  { name: "addon/sidebar", call: "addon.sidebar(given.all, given.kept)" },
  { name: "addon/check-confirmed", call: "addon.checkConfirmed(given.all, given.kept)" },
  { name: "addon/check-first-time", call: "addon.check(given.all)" },
];

const plainCall = `addon.plain(${JSON.stringify(trackerQualification)}, given.all)`;

/** The bundle, the cells as JSON, and the layout that was confirmed: made once for all the cases. */
let prepared: Promise<{ readonly script: Script; readonly given: string }> | null = null;

async function prepare(): Promise<{ readonly script: Script; readonly given: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "addon-entry.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "addon",
    platform: "neutral",
    target: "es2020",
    mainFields: ["module", "main"],
    minifySyntax: true,
    minifyWhitespace: true,
    charset: "utf8",
  });
  const script = new Script(outputFiles[0]?.text ?? "", { filename: "addon.js" });
  const { rows } = trackerCells(learners, criteria);
  const asSheetsGives = rows.map((row) => row.map((cell) => cell ?? ""));
  const cells = {
    all: rows,
    headings: asSheetsGives.slice(0, 2),
    marks: asSheetsGives.slice(2),
    names: asSheetsGives.slice(2).map((row) => [row[0]]),
    kept: [],
  };
  const context = load(script);
  Object.assign(context, { text: JSON.stringify(cells) });
  const kept: unknown = JSON.parse(
    String(
      runInContext(
        "given = JSON.parse(text); addon.confirm(given.all); JSON.stringify(addon.layoutKept())",
        context,
      ),
    ),
  );
  check(context);
  return { script, given: JSON.stringify({ ...cells, kept }) };
}

/** The plain program and the formula agree on everybody, before anything is timed. */
function check(context: Context): void {
  const ours: unknown = JSON.parse(
    String(
      runInContext(`JSON.stringify(${formula("EM_VERDICT")}.map((row) => row[0] === "Achieved"))`, context),
    ),
  );
  const plain: unknown = JSON.parse(String(runInContext(`JSON.stringify(${plainCall})`, context)));
  if (JSON.stringify(ours) !== JSON.stringify(plain))
    throw new Error("EM_VERDICT and the plain program do not agree.");
}

function load(script: Script): Context {
  const context = createContext({ console }, { codeGeneration: { strings: false, wasm: false } });
  script.runInContext(context);
  return context;
}

function processorMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export const addon: readonly Bench[] = cases.map(({ name, call }): Bench => ({
  name,
  async run({ short }) {
    const { script, given } = await (prepared ??= prepare());
    const times: Record<"ours" | "again" | "plain" | "loading", number[]> = {
      ours: [],
      again: [],
      plain: [],
      loading: [],
    };
    const round = (code: string): readonly [first: number, second: number] => {
      let context: Context | null = null;
      times.loading.push(
        processorMilliseconds(() => {
          context = load(script);
        }),
      );
      const here = context ?? load(script);
      Object.assign(here, { text: given });
      runInContext("given = JSON.parse(text)", here);
      const compiled = new Script(code);
      const once = (): number => processorMilliseconds(() => void compiled.runInContext(here));
      return [once(), once()];
    };
    for (let at = 0; at < (short ? 3 : 11); at += 1) {
      const [ours, again] = round(call);
      const [plain] = round(plainCall);
      times.ours.push(ours);
      times.again.push(again);
      times.plain.push(plain);
    }
    return {
      measured: {
        name,
        unit: "ms",
        median: rounded(median(times.ours)),
        target,
        against: [
          {
            name: "plain JavaScript that knows the layout: a verdict and no reasons",
            median: rounded(median(times.plain)),
            ratio: rounded(median(times.plain.map((plain, at) => plain / (times.ours[at] ?? NaN)))),
          },
        ],
        also: {
          "least, ms": rounded(Math.min(...times.ours)),
          "a second time in the same run, ms": rounded(median(times.again)),
          "loading the script, ms": rounded(median(times.loading)),
        },
      },
    };
  },
}));
