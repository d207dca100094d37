/**
 * The answer of a check as one page that stands alone: no script, no request to anywhere, readable in grey,
 * on paper, by keyboard and by screen reader. React escapes everything that comes from the sheet.
 */
import { createHash } from "node:crypto";
import { type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Qualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { type TrackerCheck } from "@evidence-mapper/shared/check/check";
import { qualificationName } from "@evidence-mapper/shared/rules/sentences";
import { standingOf } from "@evidence-mapper/shared/report/cohort";
import { type Wording } from "@evidence-mapper/shared/report/criterion-words";
import { Criteria } from "./html-criteria.tsx";
import { BarPattern } from "./html-group-bar.tsx";
import { HeatMap } from "./html-heat-map.tsx";
import { LearnerSection, NotBegun } from "./html-learner.tsx";
import { Part } from "./html-parts.tsx";
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

/** @param wording the centre's official wording by unit reference and criterion number, or `null` */
export function htmlReport(check: TrackerCheck, wording: Wording, origin: ReportOrigin): string {
  const markup = renderToStaticMarkup(<Page check={check} wording={wording} origin={origin} />);
  return `<!doctype html>\n${markup}\n`;
}

function Page({
  check,
  wording,
  origin,
}: {
  readonly check: TrackerCheck;
  readonly wording: Wording;
  readonly origin: ReportOrigin;
}): ReactNode {
  const { qualification, learners, problems } = check;
  const file = plainText(origin.file, 200);
  const units = learners[0]?.units.map(({ unit }) => unit) ?? [];
  const parts: readonly (readonly [id: string, title: string])[] = [
    ["summary", "Summary"],
    ["heat-map", `${capital(learnerWord(qualification, 2))} and units`],
    ...(learners.length === 0 ? [] : [["learners", `Each ${learnerWord(qualification)}`] as const]),
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
            <Summary check={check} />
            <HeatMap check={check} />
            {learners.length === 0 ? null : <Learners check={check} wording={wording} />}
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
  wording,
}: {
  readonly check: TrackerCheck;
  readonly wording: Wording;
}): ReactNode {
  const { learners, qualification } = check;
  const answer = answerer(qualification);
  const answers = learners.map(answer);
  const openCriteria = answers.reduce(
    (sum, { begun }) => sum + begun.reduce((own, { open }) => own + open.length, 0),
    0,
  );
  const words = openCriteria <= wordsUpTo ? { wording } : null;
  // Everybody who has not begun has the same answer: it is written out once.
  let firstNotBegun: { readonly name: string; readonly number: number } | null = null;
  const unitNumbers = new Map(learners[0]?.units.map(({ unit }, index) => [unit.ref, index + 1]));
  return (
    <Part id="learners" title={`Each ${learnerWord(qualification)}`}>
      {words === null ? (
        <p className="quiet">
          The criteria are named by number here; their words stand once, under{" "}
          <a href="#criteria">Units and criteria</a>.
        </p>
      ) : null}
      {learners.map((learner, index) => {
        const own = answers[index];
        if (own === undefined) return null;
        if (
          qualification !== null &&
          standingOf(learner) === "not-begun" &&
          learner.claimable.units.length === 0
        ) {
          if (firstNotBegun !== null) {
            return <NotBegun key={index} learner={learner} number={index + 1} same={firstNotBegun} />;
          }
          firstNotBegun = { name: learner.name, number: index + 1 };
        }
        return (
          <LearnerSection
            key={index}
            learner={learner}
            answer={own}
            qualification={qualification}
            number={index + 1}
            isOpen={learners.length <= openUpTo}
            words={words}
            unitNumbers={unitNumbers}
          />
        );
      })}
    </Part>
  );
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
