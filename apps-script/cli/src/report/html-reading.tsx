/** How the file was read, so that a person can confirm it, and what the tracker does not record. */
import { type ReactNode } from "react";
import { type CheckInTurn } from "@evidence-mapper/shared/check/check";
import { listOf } from "@evidence-mapper/shared/rules/sentences";
import { Part } from "./html-parts.tsx";
import { plainText } from "@evidence-mapper/shared/report/plain-text";
import { meaningDetail, meaningNames, notRecorded } from "@evidence-mapper/shared/report/reading-words";

export function Reading({ check }: { readonly check: CheckInTurn }): ReactNode {
  const { reading } = check;
  return (
    <Part id="reading" title="How the file was read">
      {reading.certain ? null : (
        <p>
          <strong>Please confirm this reading:</strong> two readings explain the sheet about equally well
          {reading.candidates.length > 1
            ? `, and it could be ${listOf(
                reading.candidates.map((id) => plainText(id)),
                "or",
              )}`
            : ""}
          .
        </p>
      )}
      <ul>
        {reading.description.map((sentence, index) => (
          <li key={index}>{plainText(sentence)}</li>
        ))}
      </ul>
      <h3>What the cells were taken to mean</h3>
      {reading.meanings.length === 0 ? (
        <p>No cell says anything about a criterion or a unit.</p>
      ) : (
        <ul>
          {reading.meanings.map((meaning, index) => (
            <li key={index}>
              <strong>
                {plainText(meaning.cell, 80)}: {meaningNames[meaning.meaning]}
              </strong>
              <br />
              {meaningDetail(meaning)}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

export function NotRecorded({ check }: { readonly check: CheckInTurn }): ReactNode {
  const sentences = notRecorded(check);
  if (sentences.length === 0) return null;
  return (
    <Part id="not-recorded" title="What this tracker does not record">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Part>
  );
}
