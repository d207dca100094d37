/**
 * What the add-on's pages are sent: plain data, sentences ready to be shown as text. The server makes it, the
 * page arranges it; neither works anything out twice.
 */
import { type Layout, type Meaning } from "@evidence-mapper/shared/tracker/reading";

/** Two looks that are never mixed: what assessors decided, and what evidence covers. */
export type VerdictLook = "decided" | "covered" | "not" | "doubt";

export interface VerdictView {
  readonly look: VerdictLook;
  readonly word: string;
  readonly sentence: string;
}

export interface BarView {
  readonly sentence: string;
  /** `null` when the credits are not known: the sentence says so. */
  readonly bar: {
    readonly decided: number;
    readonly covered: number;
    readonly minimum: number | null;
    readonly maximum: number | null;
    readonly end: number;
  } | null;
}

export interface GapView {
  readonly title: string;
  readonly isMandatory: boolean;
  /** "1.2, 2.1–2.3 open", or `null`. */
  readonly open: string | null;
  /** Criteria that are covered and wait for a decision, or `null`. */
  readonly waiting: string | null;
  readonly lacking: readonly string[];
  /** The open criteria in words. */
  readonly criteria: readonly { readonly number: string; readonly words: string }[];
}

export interface LearnerView {
  readonly kind: "learner";
  /** What the awarding body calls a learner. */
  readonly word: string;
  readonly id: string;
  readonly name: string;
  readonly where: string;
  readonly decisions: VerdictView | null;
  readonly coverage: VerdictView | null;
  readonly credits: string | null;
  readonly rules: readonly { readonly look: VerdictLook; readonly word: string; readonly sentence: string }[];
  readonly bars: readonly BarView[];
  readonly notCounting: readonly string[];
  readonly begun: readonly GapView[];
  readonly needed: readonly GapView[];
  readonly untouched: string | null;
  readonly finish: readonly string[];
  readonly signOff: readonly string[];
  readonly claims: readonly string[];
  /** Units that can never count for this learner, each with the reason. */
  readonly dead: readonly string[];
  readonly notRecorded: readonly string[];
  readonly wording: string;
  readonly checked: string;
}

/** The selected row is no learner's. */
export interface NobodyView {
  readonly kind: "nobody";
  /** What the awarding body calls a learner. */
  readonly word: string;
  readonly sentence: string;
  readonly learners: readonly { readonly id: string; readonly name: string }[];
  readonly checked: string;
}

/** Nothing can be shown before somebody has confirmed the layout, or it no longer fits. */
export interface UnreadView {
  readonly kind: "unread";
  readonly sentence: string;
}

export interface ProblemView {
  readonly where: string;
  readonly found: string;
  readonly advice: string;
  /** There is a single cell to go to. */
  readonly isCell: boolean;
}

/** How the sheet is read, for a person to confirm or correct. */
export interface ReadingView {
  readonly kind: "reading";
  readonly isRemembered: boolean;
  readonly certain: boolean;
  /** What stands against confirming it as it is, in a sentence; `null` when nothing does. */
  readonly doubt: string | null;
  readonly sentences: readonly string[];
  readonly layout: Layout;
  readonly tabs: readonly { readonly name: string; readonly isRead: boolean }[];
  readonly qualifications: readonly { readonly id: string; readonly name: string }[];
  readonly meanings: readonly MeaningView[];
  readonly learners: number;
  readonly summary: readonly string[];
  readonly problems: readonly ProblemView[];
  readonly moreProblems: number;
  readonly notRecorded: readonly string[];
  readonly checked: string;
}

export interface MeaningView {
  readonly name: string;
  readonly meaning: Meaning["meaning"];
  readonly detail: string;
  /** The key under which the layout keeps its meaning, when a person may change it. */
  readonly word: string | null;
}

/** Where the person is in the sheet: cheap to ask for. */
export interface SelectionView {
  readonly tab: string;
  readonly row: number;
  readonly column: number;
}

/** An answer about the selection, with the selection that it is about. */
export type Followed<View> = View & { readonly at: SelectionView | null };

/** What one cell says, and why. */
export interface ExplainView {
  readonly kind: "cell";
  readonly cell: string;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly checked: string;
}

export interface StartView {
  readonly view: "reading" | "learner" | "cell";
}

export interface SettingsView {
  /** A standard tracker says itself for which qualification it is. */
  readonly isStandard: boolean;
  readonly isConfirmed: boolean;
  readonly qualification: string;
  readonly qualifications: readonly { readonly id: string; readonly name: string }[];
  /** The awarding body's own words, or `null` while the qualification is not known. */
  readonly terms: string | null;
  readonly colours: boolean;
  readonly stored: readonly string[];
}

/** Who decided what, and where a second pair of eyes is due. */
export interface IqaPartView {
  readonly kind: "iqa";
  /** What the awarding body calls a learner. */
  readonly word: string;
  /** What it calls the person who verifies. */
  readonly role: string;
  readonly sentences: readonly string[];
  readonly asked: { readonly assessor: string; readonly unit: string; readonly onlyAttention: boolean };
  readonly assessors: readonly { readonly id: string; readonly name: string }[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly {
    readonly title: string;
    readonly look: "act" | "look" | "";
    readonly where: string;
    readonly sentences: readonly string[];
    /** What is wrong or not certain, each with the line of the specification. */
    readonly flags: readonly string[];
  }[];
  readonly more: number;
  readonly notRecorded: readonly string[];
  readonly checked: string;
}

/** Numbers of units and criteria that the spreadsheet has changed. */
export interface TidyView {
  readonly sentence: string;
  readonly findings: readonly {
    /** The cell as the script knows it, and as it can be shown. */
    readonly where: string;
    readonly shownWhere: string;
    readonly before: string;
    /** One when it is certain, several when a person must say, none when only a person can correct it. */
    readonly options: readonly string[];
    readonly found: string;
    readonly advice: string;
  }[];
  readonly more: number;
  /** What can be put back, or `null`. */
  readonly undo: string | null;
  /** What was done just now. */
  readonly sentences: readonly string[];
  readonly checked: string;
}

export interface NewTrackerView {
  /** What is in the spreadsheet now, in a sentence or two. */
  readonly standing: string;
  readonly qualification: string;
  /** A tracker that is here already has its qualification. */
  readonly isFixed: boolean;
  readonly qualifications: readonly { readonly id: string; readonly name: string }[];
  readonly tabs: readonly { readonly name: string; readonly what: string }[];
  /** What the button says; `null` while nothing can be made. */
  readonly action: string | null;
  /** What was done just now. */
  readonly sentences: readonly string[];
}

export interface WordingView {
  readonly hasTab: boolean;
  /** One line for each specification. */
  readonly loaded: readonly string[];
  readonly tabs: readonly string[];
  /** What the last reading gave. */
  readonly sentences: readonly string[];
  readonly checked: string;
}
