/** Keeps learners apart and brings them together: by id, else by name, across tables and tabs. */
import { shortened } from "./cell-text.ts";
import { editDistance } from "./edit-distance.ts";
import { plainWords } from "./plain-words.ts";
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
  readonly inTable: (tab: string) => (key: LearnerKey) => LearnerInReading;
  readonly all: () => readonly TrackedLearner[];
  /** Names learners of a part of the tabs who are spelt almost like another: after all has been read. */
  readonly reportSimilarNames: () => void;
}

export function learnersOf(problems: ProblemLog): Learners {
  const list: LearnerInReading[] = [];
  const usedIds = new Set<string>();
  /** By id or name and by how often it has come in its table. */
  const known = new Map<string, LearnerInReading>();
  /** Whose the tabs are that belong to one learner each. */
  const tabOf = new Map<string, { readonly tab: string; readonly where: string; count: number }[]>();
  const spelt = new Set<string>();
  const tablesOf = new Map<LearnerInReading, number>();
  let tables = 0;

  const create = (wantedId: string, name: string, where: string): LearnerInReading => {
    let id = wantedId;
    for (let count = 2; usedIds.has(id); count += 1) id = `${wantedId} (${count})`;
    usedIds.add(id);
    const learner: LearnerInReading = { id, name, where, entries: [], signatures: [] };
    list.push(learner);
    return learner;
  };

  const countOfTab = (plain: string, key: LearnerKey, tab: string): number => {
    const tabs = tabOf.get(plain) ?? [];
    tabOf.set(plain, tabs);
    const own = tabs.find((one) => one.tab === tab);
    if (own !== undefined) return own.count;
    const [first] = tabs;
    tabs.push({ tab, where: key.where, count: tabs.length + 1 });
    if (first !== undefined) {
      problems.add({
        code: "learner-twice",
        where: key.where,
        found: `The tab “${shortened(tab)}” is “${shortened(key.name)}”'s, and so is “${shortened(first.tab)}” (${first.where}).`,
        advice: "Join the two tabs, or delete the copy. They are kept apart until then.",
      });
    }
    return tabs.length;
  };

  const noteSpelling = (learner: LearnerInReading, key: LearnerKey): void => {
    if (learner.name === key.name || spelt.has(key.name)) return;
    spelt.add(key.name);
    problems.add(
      {
        code: "learner-name-differs",
        where: key.where,
        found: `“${shortened(key.name)}” is taken for “${shortened(learner.name)}” (${learner.where}).`,
        advice: "Write the name in the same way everywhere, or give each learner an id.",
      },
      "learner-name-differs",
    );
  };

  return {
    reportSimilarNames: () => {
      if (tables < 2) return;
      const most = Math.max(0, ...tablesOf.values());
      const rare = list.filter((learner) => (tablesOf.get(learner) ?? 0) < most).slice(0, 200);
      for (const learner of rare) {
        const name = plainWords(learner.name);
        if (name.length < 5) continue;
        const other = list.find(
          (one) =>
            one !== learner &&
            (tablesOf.get(one) ?? 0) > (tablesOf.get(learner) ?? 0) &&
            one.name !== learner.name &&
            editDistance(name, plainWords(one.name), 2) <= 2,
        );
        if (other === undefined) continue;
        problems.add({
          code: "learner-name-similar",
          where: learner.where,
          found: `“${shortened(learner.name)}” stands in fewer places than the others and is much like “${shortened(other.name)}” (${other.where}).`,
          advice: "If they are the same person, correct the name; they are two learners until then.",
        });
      }
    },
    all: () => list,
    inTable: (tab) => {
      tables += 1;
      const here = new Set<LearnerInReading>();
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
        if (!key.inTable) count = countOfTab(plain, key, tab);
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
        if (!here.has(learner)) {
          here.add(learner);
          tablesOf.set(learner, (tablesOf.get(learner) ?? 0) + 1);
        }
        noteSpelling(learner, key);
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
