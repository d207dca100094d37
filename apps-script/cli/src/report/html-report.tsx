/**
 * The answer of a check as one page that stands alone: no script, no request to anywhere, readable in grey,
 * on paper, by keyboard and by screen reader. React escapes everything that comes from the sheet.
 */
import { createHash } from "node:crypto";
import { type ReactNode } from "react";
import { type Qualification, type Unit } from "@evidence-mapper/shared/catalogue/catalogue";
import { type CheckInTurn } from "@evidence-mapper/shared/check/check";
import { qualificationName } from "@evidence-mapper/shared/rules/sentences";
import { standingOf } from "@evidence-mapper/shared/report/cohort";
import { type Wording } from "@evidence-mapper/shared/report/criterion-words";
import { Criteria } from "./html-criteria.tsx";
import { BarPattern } from "./html-group-bar.tsx";
import { type CohortRow, cohortRows } from "./cohort-rows.ts";
import { HeatMap } from "./html-heat-map.tsx";
import { LearnerSection, NotBegun, type WordsShown } from "./html-learner.tsx";
import { Part } from "./html-parts.tsx";
import { htmlPieces, Later } from "./html-pieces.tsx";
import { Problems } from "./html-problems.tsx";
import { NotRecorded, Reading } from "./html-reading.tsx";
import { Summary } from "./html-summary.tsx";
import { answerer } from "@evidence-mapper/shared/report/learner-answer";
import { capital, learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { openReadings } from "@evidence-mapper/shared/report/open-readings";
import { plainText } from "@evidence-mapper/shared/report/plain-text";
import { notRecorded } from "@evidence-mapper/shared/report/reading-words";
import { reportStyle } from "./report-style.ts";

/** What the page says of itself. */
export interface ReportOrigin {
  readonly file: string;
  /** As it is to be shown: `2026-03-04 14:20`. */
  readonly checkedAt: string;
}

/** Up to so many learners every section is open from the start. */
const openUpTo = 8;
/** Above this many open criteria, their words stand once in the list of units and not with each learner. */
const wordsUpTo = 6000;

const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(reportStyle).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/**
 * The page in pieces, learner by learner.
 * @param wording the centre's official wording by unit reference and criterion number, or `null`
 */
export function* htmlReport(check: CheckInTurn, wording: Wording, origin: ReportOrigin): Generator<string> {
  const rows = cohortRows(check);
  yield "<!doctype html>\n";
  yield* htmlPieces(<Page check={check} rows={rows} wording={wording} origin={origin} />);
  yield "\n";
}

function Page({
  check,
  rows,
  wording,
  origin,
}: {
  readonly check: CheckInTurn;
  readonly rows: readonly CohortRow[];
  readonly wording: Wording;
  readonly origin: ReportOrigin;
}): ReactNode {
  const { qualification, problems } = check;
  const file = plainText(origin.file, 200);
  const units = unitsOf(rows);
  const parts: readonly (readonly [id: string, title: string])[] = [
    ["summary", "Summary"],
    ["heat-map", `${capital(learnerWord(qualification, 2))} and units`],
    ...(rows.length === 0 ? [] : [["learners", `Each ${learnerWord(qualification)}`] as const]),
    ["problems", `Problems (${problems.length})`],
    ["reading", "How the file was read"],
    ...(notRecorded(check).length === 0 ? [] : [["not-recorded", "What is not recorded"] as const]),
    ...(units.length === 0 ? [] : [["criteria", "Units and criteria"] as const]),
    ["help", "How to read this page"],
  ];
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${file}: what is covered, decided and missing`}</title>
        <style>{reportStyle}</style>
      </head>
      <body>
        <a className="skip" href="#content">
          Skip to the summary
        </a>
        <BarPattern />
        <div className="page">
          <header className="top">
            <p className="brand">Evidence Mapper</p>
            <h1>{qualification === null ? "Check of a tracker" : qualificationName(qualification)}</h1>
            <p className="sub">
              Check of <strong>{file}</strong>, made {plainText(origin.checkedAt, 60)}
            </p>
            <nav aria-label="On this page">
              <ul>
                {parts.map(([id, title]) => (
                  <li key={id}>
                    <a href={`#${id}`}>{title}</a>
                  </li>
                ))}
              </ul>
            </nav>
          </header>
          <main id="content" tabIndex={-1}>
            <Summary rows={rows} problems={problems.length} qualification={qualification} />
            <HeatMap rows={rows} qualification={qualification} />
            {rows.length === 0 ? null : <Learners check={check} units={units} wording={wording} />}
            <Problems problems={problems} />
            <Reading check={check} />
            <NotRecorded check={check} />
            <Criteria units={units} wording={wording} />
            <Help qualification={qualification} />
          </main>
          <footer>
            <p>
              Made by Evidence Mapper from {file}. The page stands alone: it loads nothing and sends nothing.
            </p>
          </footer>
        </div>
      </body>
    </html>
  );
}

function Learners({
  check,
  units,
  wording,
}: {
  readonly check: CheckInTurn;
  readonly units: readonly Unit[];
  readonly wording: Wording;
}): ReactNode {
  const words = areWordsFew(check) ? { wording } : null;
  return (
    <Part id="learners" title={`Each ${learnerWord(check.qualification)}`}>
      {words === null ? (
        <p className="quiet">
          The criteria are named by number here; their words stand once, under{" "}
          <a href="#criteria">Units and criteria</a>.
        </p>
      ) : null}
      <Later nodes={learnerSections(check, units, words)} />
    </Part>
  );
}

function* learnerSections(
  { learners, qualification }: CheckInTurn,
  units: readonly Unit[],
  words: WordsShown,
): Generator<ReactNode> {
  const answerOf = answerer(qualification);
  const unitNumbers = new Map(units.map(({ ref }, index) => [ref, index + 1]));
  // Everybody who has not begun has the same answer: it is written out once.
  let firstNotBegun: { readonly name: string; readonly number: number } | null = null;
  let number = 0;
  for (const learner of learners) {
    number += 1;
    if (
      qualification !== null &&
      standingOf(learner) === "not-begun" &&
      learner.claimable.units.length === 0
    ) {
      if (firstNotBegun !== null) {
        yield <NotBegun learner={learner} number={number} same={firstNotBegun} />;
        continue;
      }
      firstNotBegun = { name: learner.name, number };
    }
    yield (
      <LearnerSection
        learner={learner}
        answer={answerOf(learner)}
        qualification={qualification}
        number={number}
        isOpen={learners.length <= openUpTo}
        words={words}
        unitNumbers={unitNumbers}
      />
    );
  }
}

/** May the open criteria of every learner stand there in words? */
function areWordsFew({ learners, qualification }: CheckInTurn): boolean {
  const answerOf = answerer(qualification);
  let openCriteria = 0;
  for (const learner of learners) {
    for (const { open } of answerOf(learner).begun) openCriteria += open.length;
    if (openCriteria > wordsUpTo) return false;
  }
  return true;
}

function unitsOf([first]: readonly CohortRow[]): readonly Unit[] {
  return first?.units.map(({ unit }) => unit) ?? [];
}

function Help({ qualification }: { readonly qualification: Qualification | null }): ReactNode {
  return (
    <Part id="help" title="How to read this page">
      <ul>
        <li>
          <strong>Covered is not decided.</strong> Covered means that the tracker names evidence for a
          criterion; decided means that an assessor has said it is met. A unit is decided only when all of its
          criteria are.
        </li>
        <li>
          <strong>By decisions</strong> is the award as it stands. <strong>By coverage</strong> is what it
          would be if everything covered were decided as met.
        </li>
        <li>
          <strong>Credits that count</strong> are those of whole units that satisfy every rule together. A
          unit beyond that does no harm: it is listed with the reason why it does not count.
        </li>
        <li>
          <strong>In the bars</strong> the solid part is decided, the striped part is covered besides, and
          lines mark the least and the most that a group may bring.
        </li>
        <li>
          <strong>Cannot tell</strong> means that a credit value, a level or a set of criteria is not printed
          in the specification. It is never counted as 0 and never as met.
        </li>
        <li>
          <strong>Sources</strong> such as 000 L111 name a document, here 000, and the line of its text, here
          111; docs/sources.md says which document each number is.
        </li>
        {openReadings(qualification).map((sentence) => (
          <li key={sentence}>
            <strong>A reading to confirm.</strong> {sentence}
          </li>
        ))}
      </ul>
    </Part>
  );
}
