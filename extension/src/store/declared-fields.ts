/**
 * Everything that the extension keeps, each field once: what it is, what it is for, how long it is kept and how it
 * is erased. The screen “Your data” and the privacy page are made from this; a test walks what is really kept and
 * fails on a field that is not here.
 */

/** Where a field is kept: an object store of the database, or one of the browser's storage areas. */
export type DeclaredPlace =
  "events" | "learners" | "device" | "storage.local" | "storage.session" | "storage.sync";

export interface DeclaredField {
  readonly place: DeclaredPlace;
  /** From the record down: `event.evidence.title`; `[]` is each of a list. */
  readonly path: string;
  /** What it is, for people. */
  readonly words: string;
}

export interface DeclaredGroup {
  readonly title: string;
  readonly purpose: string;
  readonly keptFor: string;
  readonly erasedBy: string;
  readonly fields: readonly DeclaredField[];
}

type Named = readonly [path: string, words: string];

const fieldsIn = (place: DeclaredPlace, ...named: readonly Named[]): readonly DeclaredField[] =>
  named.map(([path, words]) => ({ place, path, words }));

const untilErased = "Until you erase the learner or everything. Taking an entry back leaves it on record.";
const withLearner = "“Erase this learner” or “Erase everything” under Your data.";

/** The evidence of a capture and of its correction are the same fields. */
const evidence = (start: string): readonly Named[] => [
  [`${start}.label`, "Your centre's own reference, such as E4"],
  [`${start}.title`, "The title of the item"],
  [`${start}.system`, "The system that it was seen in, such as a mail program"],
  [`${start}.location`, "Where it stays: its address, folder or cabinet"],
  [`${start}.identity`, "The id that its system gives it, such as a message's"],
  [`${start}.seenOn`, "The day on which it was seen"],
  [`${start}.method`, "The assessment method"],
  [`${start}.setting`, "The setting: workplace, realistic working environment or simulation"],
  [`${start}.witness`, "That no witness is recorded"],
  [`${start}.witness.name`, "The witness's name"],
  [`${start}.witness.role`, "The witness's role"],
  [`${start}.quote`, "That no words are kept"],
  [`${start}.quote.exact`, "The words that you selected and chose to keep"],
  [`${start}.quote.before`, "A few words before them, to find them again"],
  [`${start}.quote.after`, "A few words after them, to find them again"],
  [`${start}.quote.position`, "That their place in the page is not known"],
  [`${start}.quote.position.start`, "Where they begin in the page's text"],
  [`${start}.quote.position.end`, "Where they end in the page's text"],
  [`${start}.language`, "The language, when it is not English"],
  [`${start}.adviser`, "Who advised on prior learning"],
];

const tag = (start: string): readonly Named[] => [
  [`${start}.item`, "Which item the tag belongs to"],
  [`${start}.unit`, "The unit"],
  [`${start}.criterion`, "The assessment criterion"],
  [`${start}.instances`, "That no customers or occasions are recorded"],
  [`${start}.instances[].name`, "A label for a customer or occasion, such as customer A; not a name"],
  [`${start}.instances[].observed`, "Whether it was observed"],
];

export const declaredGroups: readonly DeclaredGroup[] = [
  {
    title: "Evidence items",
    purpose:
      "To say what was seen, where it stays and when, so that a verifier can find it. Nothing of the item itself is copied unless you select words and keep them.",
    keptFor: untilErased,
    erasedBy: withLearner,
    fields: fieldsIn("events", ...evidence("event.evidence"), ...evidence("event.content.evidence")),
  },
  {
    title: "Tags",
    purpose: "To say which assessment criteria an item supports, and by how many customers or occasions.",
    keptFor: untilErased,
    erasedBy: withLearner,
    fields: fieldsIn("events", ...tag("event.tag"), ...tag("event.content.tag")),
  },
  {
    title: "Decisions and signatures",
    purpose: "To record who decided a criterion, who declared and who countersigned, and in which order.",
    keptFor: untilErased,
    erasedBy: withLearner,
    fields: fieldsIn(
      "events",
      ["event.unit", "The unit"],
      ["event.criterion", "The assessment criterion"],
      ["event.verdict", "Met, or not yet"],
      ["event.on", "The day of the decision or signature"],
      ["event.trainee", "Whether the assessor is working towards their qualification"],
      ["event.about", "Which decision or declaration is signed"],
      ["event.outcome", "What a verifier found"],
      ["event.note", "A comment or reason"],
    ),
  },
  {
    title: "Who, when and in which order",
    purpose:
      "To keep an honest record: entries are never changed, only followed by others, and two people's entries are put in one order.",
    keptFor: untilErased,
    erasedBy: withLearner,
    fields: fieldsIn(
      "events",
      ["id", "The entry's own id"],
      ["learner", "Your centre's id for the learner"],
      ["origin", "Whether the entry was made here or read from your tracker"],
      ["standing.state", "Whether your tracker has it"],
      ["standing.reason", "Why your tracker would not take it"],
      ["event", "An entry of a newer version of Evidence Mapper, as your tracker holds it"],
      ["trackerSays", "What your tracker holds under the same id, when it is not the same"],
      [
        "event.kind",
        "What happened: captured, tagged, corrected, withdrawn, decided, declared, countersigned or sampled",
      ],
      ["event.id", "The entry's own id"],
      ["event.learner", "Your centre's id for the learner"],
      ["event.author", "The name that the assessor signs with"],
      ["event.client", "Which copy of Evidence Mapper made the entry: a random id"],
      ["event.count", "Its place in the order"],
      ["event.layout", "The version of the entry's form"],
      ["event.at", "When it was made, by this device's clock"],
      ["event.changes", "Which entry is corrected or taken back"],
      ["event.what", "Which kind of entry is taken back"],
      ["event.content.what", "Whether an item or a tag is corrected"],
      ["event.settles[]", "Which earlier entries it replaces"],
    ),
  },
  {
    title: "Learners",
    purpose: "To offer you the learners by name and to know which qualification each is registered for.",
    keptFor: "Until you erase the learner or everything.",
    erasedBy: withLearner,
    fields: fieldsIn(
      "learners",
      ["id", "Your centre's id for the learner"],
      ["name", "The learner's name"],
      ["qualification", "The qualification"],
      ["origin", "Whether you typed the learner in or your tracker named them"],
    ),
  },
  {
    title: "You and your tracker",
    purpose: "To sign your entries, and to know which spreadsheet they go to.",
    keptFor: "Until you change it or erase everything.",
    erasedBy: "“Erase everything” under Your data.",
    fields: fieldsIn(
      "device",
      ["key", "Which record it is"],
      ["author", "The name that you sign with"],
      ["trainee", "Whether you are working towards your assessor's qualification"],
      ["tracker", "That no tracker is chosen"],
      ["tracker.spreadsheet", "Which spreadsheet is your tracker"],
      ["tracker.title", "The tracker's title"],
      ["tracker.server", "The server that the tracker is on"],
      ["apart", "That you disconnected the tracker, so that none is connected by itself"],
      ["people[][]", "Names and accounts that are one person's, as your tracker says"],
      ["client", "A random id for this copy of Evidence Mapper"],
      ["count", "How many entries it has seen, to keep them in order"],
    ),
  },
  {
    title: "In the browser's memory",
    purpose:
      "To know which page you pressed the button on, to offer the learners whom you tagged last, and to reach a tracker on this machine.",
    keptFor: "Until the browser is closed. It is never written to the disk.",
    erasedBy: "Closing the browser.",
    fields: fieldsIn(
      "storage.session",
      ["pressedTab.tab", "The number of the tab on which you pressed the button"],
      ["pressedTab.times", "How often you pressed it"],
      ["lastLearners[]", "Your centre's ids of the learners whom you tagged last"],
      ["pairing", "The code that a tracker on this machine shows when it starts"],
    ),
  },
];

const declared = new Set(
  declaredGroups.flatMap(({ fields }) => fields.map(({ place, path }) => `${place} ${path}`)),
);

/** Its key names the server as well. */
const pairingOf = /^pairing .*$/;

/** The paths in a record that nothing declares. */
export function undeclaredIn(place: DeclaredPlace, record: unknown): readonly string[] {
  return pathsOf(record, "").filter(
    (path) => !declared.has(`${place} ${path.replace(pairingOf, "pairing")}`),
  );
}

/** The paths of all values in a record, each once: `event.tag.instances[].name`. */
export function pathsOf(value: unknown, start: string): readonly string[] {
  if (Array.isArray(value))
    return [...new Set(value.flatMap((item: unknown) => pathsOf(item, `${start}[]`)))];
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, inner]: readonly [string, unknown]) =>
      pathsOf(inner, start === "" ? key : `${start}.${key}`),
    );
  }
  return [start];
}
