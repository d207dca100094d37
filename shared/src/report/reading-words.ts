/** Sentences about the tracker itself: what a cell was taken to mean, and what it does not record. */
import { type CheckInTurn } from "../check/check.ts";
import { type Meaning } from "../tracker/reading.ts";
import { plainText } from "./plain-text.ts";

/** What a meaning is called, in the words of the page's key. */
export const meaningNames: Readonly<Record<Meaning["meaning"], string>> = {
  decided: "decided by an assessor",
  evidence: "evidence, not yet a decision",
  partly: "partly there",
  "not yet": "not yet met",
  nothing: "nothing",
};

/** "120 cells such as "2026-03-01" (Tracker!C5). Because …" */
export function meaningDetail({ example, where, count, because }: Meaning): string {
  const cells = `${count.toLocaleString("en-GB")} ${count === 1 ? "cell" : "cells"}`;
  const such = example === "" ? "" : ` such as "${plainText(example, 60)}"`;
  return `${cells}${such} (${plainText(where, 80)}): ${plainText(because)}`;
}

/** One sentence for each kind of record that the tracker does not hold. Empty when it holds them all. */
export function notRecorded({ records, qualification }: CheckInTurn): string[] {
  const iqa = qualification?.specification.terms.iqa ?? "IQA";
  const sentences: string[] = [];
  if (!records.decisions) {
    sentences.push(
      "It records no decisions by an assessor. Nothing can be called achieved until there are some.",
    );
  }
  if (!records.evidence) {
    sentences.push("It names no evidence. What a decision rests on cannot be seen here.");
  }
  if (!records.declarations) {
    sentences.push("It records no declarations by which learners say that the work of a unit is their own.");
  }
  if (!records.countersignatures) {
    sentences.push("It records no countersignatures by assessors.");
  }
  if (!records.verifications) {
    sentences.push(`It records no sampling by the ${iqa}.`);
  }
  if (!records.declarations || !records.countersignatures || !records.verifications) {
    sentences.push("Where these are kept elsewhere, look there before a claim: this report could not.");
  }
  return sentences;
}
