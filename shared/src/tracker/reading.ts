/**
 * What reading a tracker gives: learners and what the sheet says of each criterion, with every doubt named.
 */
import { type Problem } from "../problem.ts";
import { type UnitSignatures } from "../sign-off/unit-sign-off.ts";

/** A piece of evidence that a tracker names. What the tracker does not record is `null`. */
export interface EvidenceReference {
  /** As the centre writes it: `E4`. */
  readonly id: string;
  readonly method: string | null;
  /** `2026-03-01` */
  readonly on: string | null;
  /** The customers or occasions that it shows, where the tracker records them. */
  readonly instances?: readonly { readonly name: string; readonly observed: boolean }[] | null;
  /** Where it comes from; `null` when nobody said, left out where the tracker has no place for it. */
  readonly setting?: Setting | null;
  /** Who confirms it; `null` when nobody does, left out where the tracker has no place for it. */
  readonly witness?: Witness | null;
}

export type Setting = "workplace" | "realistic-working-environment" | "simulation";

export interface Witness {
  readonly name: string;
  readonly role: string | null;
}

/** What one cell, or one row of a list, says about a criterion or a whole unit. */
export type Mark =
  /** An assessor's decision: a date, a tick, initials, "Met", a ticked box, 100 %. */
  | { readonly kind: "decided"; readonly by: string | null; readonly on: string | null }
  /** Evidence is claimed, nobody has decided: "E4, E7", or a row of an evidence list. */
  | { readonly kind: "evidence"; readonly items: readonly EvidenceReference[] }
  /** Something is there, and the sheet itself says that it is not enough: "50%", "2/4", "partly". */
  | { readonly kind: "partly"; readonly done: number | null; readonly of: number | null }
  /** Looked at and not met: a cross, "Not yet", "R", an empty box, 0 %. */
  | { readonly kind: "not-yet" };

export interface Entry {
  /** The unit's Ofqual reference. */
  readonly unit: string;
  /** `null` when the mark is about the whole unit. */
  readonly criterion: string | null;
  readonly mark: Mark;
  /** `Tab!C5` */
  readonly where: string;
}

/** A signature that the tracker records, for one unit or (`null`) for everything. */
export interface RecordedSignature {
  readonly unit: string | null;
  readonly kind: "declaration" | "countersignature" | "verification";
  readonly by: string | null;
  readonly on: string | null;
  readonly where: string;
}

export interface TrackedLearner {
  /** The centre's own id where the sheet has one, else the name; unique within the tracker. */
  readonly id: string;
  readonly name: string;
  /** Where the learner's name stands. */
  readonly where: string;
  readonly entries: readonly Entry[];
  readonly signatures: readonly RecordedSignature[];
  /** By unit reference: what was signed decision by decision, where the tracker records it so. */
  readonly signed?: ReadonlyMap<string, UnitSignatures>;
}

/** What one kind of cell was taken to mean, with where it was first seen and how often. */
export interface Meaning {
  /** As a person would name it: "a date", "the letter P", "a tick". */
  readonly cell: string;
  readonly meaning: "decided" | "evidence" | "partly" | "not yet" | "nothing";
  readonly because: string;
  readonly example: string;
  readonly where: string;
  readonly count: number;
}

/** How the sheet is laid out, as the person may confirm, correct and keep it (`--layout FILE`). */
export interface Layout {
  readonly arrangement: "one-tab" | "tab-per-learner" | "tab-per-unit" | "evidence-list" | "standard";
  /** Do learners run down the rows or across the columns? `null` where a tab is a learner. */
  readonly learners: "down" | "across" | null;
  readonly detail: "criteria" | "units";
  /** Qualification id, or `null` when it cannot be told. */
  readonly qualification: string | null;
  readonly tabs: readonly TabLayout[];
  /** What the letters and words of this sheet mean, keyed by the cell's text in lower case. */
  readonly marks: Readonly<Record<string, Meaning["meaning"]>>;
}

export interface TabLayout {
  readonly tab: string;
  /** Rows (columns, when learners run across) that hold headings, counted from 1. */
  readonly headings: readonly number[];
  /** The row or column that holds learners' names, counted from 1; `null` where the tab is one learner. */
  readonly names: number | null;
  readonly ids: number | null;
  /** The unit when the whole tab is about one. */
  readonly unit: string | null;
  /** The learner when the whole tab is about one. */
  readonly learner: string | null;
}

export interface TrackerReading {
  readonly layout: Layout;
  /** One sentence for each part of the layout, for the person to confirm. */
  readonly description: readonly string[];
  /** How the readings were weighed: every candidate with its score and what speaks for it. */
  readonly reasoning: readonly string[];
  /** `false` when two readings explain the sheet about equally well: the person must choose. */
  readonly certain: boolean;
  /** Ids of the qualifications that fit: the one that is read, or all that cannot be told apart. */
  readonly candidates: readonly string[];
  readonly learners: readonly TrackedLearner[];
  readonly meanings: readonly Meaning[];
  readonly problems: readonly Problem[];
}
