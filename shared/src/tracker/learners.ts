/** Keeps learners apart and brings them together: by id, else by name, across tables and tabs. */
import { shortened } from "./cell-text.ts";
import { type ProblemLog } from "./problem-log.ts";
import { type Entry, type RecordedSignature, type TrackedLearner } from "./reading.ts";
import { type LearnerKey } from "./walk-table.ts";

export interface LearnerInReading {
  readonly id: string;
  readonly name: string;
  readonly where: string;
  readonly entries: Entry[];
  readonly signatures: RecordedSignature[];
}

export interface Learners {
  /** One scope for each table: there, a learner who comes again is a fault unless rows may repeat. */
  readonly inTable: () => (key: LearnerKey) => LearnerInReading;
  readonly all: () => readonly TrackedLearner[];
}

export function learnersOf(problems: ProblemLog): Learners {
  const list: LearnerInReading[] = [];
  const usedIds = new Set<string>();
  /** By id or name and by how often it has come in its table. */
  const known = new Map<string, LearnerInReading>();

  const create = (wantedId: string, name: string, where: string): LearnerInReading => {
    let id = wantedId;
    for (let count = 2; usedIds.has(id); count += 1) id = `${wantedId} (${count})`;
    usedIds.add(id);
    const learner: LearnerInReading = { id, name, where, entries: [], signatures: [] };
    list.push(learner);
    return learner;
  };

  return {
    all: () => list,
    inTable: () => {
      const times = new Map<string, { count: number; where: string }>();
      return (key) => {
        const plain = plainKey(key);
        const before = times.get(plain);
        let count = before?.count ?? 0;
        if (before === undefined || !key.mayRepeat) {
          count += 1;
          times.set(plain, { count, where: before?.where ?? key.where });
        }
        if (before !== undefined && !key.mayRepeat) {
          problems.add(
            {
              code: "learner-twice",
              where: key.where,
              found:
                key.id === null
                  ? `“${shortened(key.name)}” stands here again; the name stands first in ${before.where}, and no ids tell two learners apart.`
                  : `The id “${shortened(key.id)}” stands here again; it stands first in ${before.where}.`,
              advice:
                "Join the rows, or give each learner an id of their own. They are kept apart until then.",
            },
            key.where.split("!")[0],
          );
        }
        const place = `${plain}\u0000${count}`;
        let learner = known.get(place);
        if (learner === undefined && key.id !== null && count === 1) {
          // The learner may have come without an id in another tab.
          const byName = known.get(`${nameKey(key.name)}\u00001`);
          if (byName !== undefined && byName.id === byName.name && sameName(byName.name, key.name))
            learner = byName;
        }
        if (learner === undefined) learner = create(key.id ?? key.name, key.name, key.where);
        known.set(place, learner);
        if (key.id !== null && count === 1) {
          const byName = `${nameKey(key.name)}\u00001`;
          if (!known.has(byName)) known.set(byName, learner);
        }
        return learner;
      };
    },
  };
}

function plainKey({ id, name }: LearnerKey): string {
  return id === null ? nameKey(name) : `id:${id.toLowerCase()}`;
}

function nameKey(name: string): string {
  return `name:${name.toLowerCase().replace(/\s+/g, " ")}`;
}

function sameName(a: string, b: string): boolean {
  return nameKey(a) === nameKey(b);
}
