/** The corrections that a person can make to how the sheet is read. */
import { meaningNames } from "@evidence-mapper/shared/report/reading-words";
import { type Layout, type TabLayout } from "@evidence-mapper/shared/tracker/reading";
import { type ReadingView } from "../../views.ts";
import { el } from "../parts/element.ts";
import { numberOfPlace, placeText, placesText, readPlaces } from "./place-text.ts";

export interface LayoutForm {
  readonly node: HTMLElement;
  /** The corrected layout; `null` after marking the field that cannot be understood. */
  read(): Layout | null;
}

const arrangements: Readonly<Record<Layout["arrangement"], string>> = {
  "one-tab": "All learners in one table",
  "tab-per-learner": "A tab for each learner",
  "tab-per-unit": "A tab for each unit",
  "evidence-list": "A list, a row for each piece of evidence",
  standard: "The standard tracker of Evidence Mapper",
};

const directions = {
  down: "Learners run down the rows",
  across: "Learners run across the columns",
  none: "Each tab is one learner",
} as const;

interface Field {
  readonly label: string;
  readonly input: HTMLInputElement | HTMLSelectElement;
  readonly help?: string;
}

let ids = 0;

export function layoutForm(view: ReadingView): LayoutForm {
  const { layout } = view;
  const qualification = choice(
    [["", "Cannot be told"], ...view.qualifications.map(({ id, name }) => [id, name] as const)],
    layout.qualification ?? "",
  );
  const arrangement = choice(Object.entries(arrangements), layout.arrangement);
  const direction = choice(Object.entries(directions), layout.learners ?? "none");
  const isAcross = (): boolean => direction.value === "across";

  const tabs = view.tabs.map(({ name, isRead }) => ({
    name,
    box: el("input", { type: "checkbox", checked: isRead }),
  }));
  const groups = alike(layout.tabs).map((group) => tabFields(group, layout.learners === "across"));
  const words = view.meanings.flatMap(({ word, name, meaning }) =>
    word === null ? [] : [{ word, name, list: choice(Object.entries(meaningNames), meaning) }],
  );

  const node = el(
    "form",
    { class: "corrections", onsubmit: (event) => event.preventDefault() },
    field({ label: "Qualification", input: qualification }),
    field({ label: "Arrangement", input: arrangement }),
    field({ label: "Learners", input: direction }),
    tabs.length < 2
      ? null
      : el(
          "fieldset",
          {},
          el("legend", {}, "Tabs that are read"),
          tabs.map(({ name, box }) => el("label", { class: "box" }, box, el("bdi", {}, name))),
        ),
    groups.map(({ node: one }) => one),
    words.length === 0
      ? null
      : el(
          "fieldset",
          {},
          el("legend", {}, "What marks mean"),
          words.map(({ name, list }) => field({ label: name, input: list })),
        ),
  );

  return {
    node,
    read() {
      const read = groups.map((group) => group.read(isAcross()));
      if (read.some((group) => group === null)) {
        node.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
        return null;
      }
      const known = new Map(read.flatMap((group) => group ?? []).map((tab) => [tab.tab, tab]));
      const wanted = tabs.filter(({ box }) => box.checked).map(({ name }) => name);
      return {
        ...layout,
        qualification: qualification.value === "" ? null : qualification.value,
        arrangement: keyOf(arrangements, arrangement.value, layout.arrangement),
        learners: direction.value === "down" || direction.value === "across" ? direction.value : null,
        tabs: (tabs.length < 2 ? layout.tabs.map(({ tab }) => tab) : wanted).map(
          (tab) => known.get(tab) ?? { tab, headings: [], names: null, ids: null, unit: null, learner: null },
        ),
        marks: {
          ...layout.marks,
          ...Object.fromEntries(
            words.map(({ word, list }) => [word, keyOf(meaningNames, list.value, "nothing" as const)]),
          ),
        },
      };
    },
  };
}

/** Tabs that are laid out alike are corrected together. */
function alike(tabs: readonly TabLayout[]): readonly (readonly TabLayout[])[] {
  const groups = new Map<string, TabLayout[]>();
  for (const tab of tabs) {
    const key = JSON.stringify([tab.headings, tab.names, tab.ids]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [tab]);
    else group.push(tab);
  }
  return [...groups.values()];
}

function tabFields(
  group: readonly TabLayout[],
  across: boolean,
): { readonly node: HTMLElement; read(isAcross: boolean): readonly TabLayout[] | null } {
  const [first] = group;
  const headings = text(placesText(first?.headings ?? [], across ? "columns" : "rows"));
  const names = text(placeText(first?.names ?? null, across ? "rows" : "columns"));
  const ids = text(placeText(first?.ids ?? null, across ? "rows" : "columns"));
  const title =
    group.length === 1
      ? `Tab “${first?.tab ?? ""}”`
      : `${group.length} tabs alike: ${group
          .slice(0, 3)
          .map(({ tab }) => tab)
          .join(", ")}${group.length > 3 ? ", …" : ""}`;
  const node = el(
    "fieldset",
    {},
    el("legend", {}, title),
    field({
      label: "Headings stand in",
      input: headings,
      help: "Rows such as 1, 2. Columns such as A, B where learners run across.",
    }),
    field({
      label: "Learners' names stand in",
      input: names,
      help: "A column such as A. A row such as 1 where learners run across. Empty where a tab is one learner.",
    }),
    field({ label: "Learners' ids stand in", input: ids, help: "Empty when there are none." }),
  );
  return {
    node,
    read(isAcross) {
      const along = isAcross ? "columns" : "rows";
      const beside = isAcross ? "rows" : "columns";
      const rows = readPlaces(headings.value, along);
      const name = numberOfPlace(names.value, beside);
      const id = numberOfPlace(ids.value, beside);
      mark(headings, rows !== null, isAcross ? "Write letters such as A, B." : "Write numbers such as 1, 2.");
      mark(names, name !== undefined, isAcross ? "Write one number." : "Write one letter.");
      mark(
        ids,
        id !== undefined,
        isAcross ? "Write one number, or nothing." : "Write one letter, or nothing.",
      );
      if (rows === null || name === undefined || id === undefined) return null;
      return group.map((tab) => ({ ...tab, headings: rows, names: name, ids: id }));
    },
  };
}

function mark(input: HTMLInputElement, isRight: boolean, advice: string): void {
  input.setAttribute("aria-invalid", String(!isRight));
  const fault = document.getElementById(`${input.id}-fault`);
  if (fault !== null) fault.textContent = isRight ? "" : advice;
}

function field({ label, input, help }: Field): HTMLElement {
  if (input.id === "") input.id = `field-${(ids += 1)}`;
  const described = [...(help === undefined ? [] : [`${input.id}-help`]), `${input.id}-fault`];
  input.setAttribute("aria-describedby", described.join(" "));
  return el(
    "div",
    { class: "field" },
    el("label", { for: input.id }, label),
    input,
    help === undefined ? null : el("p", { class: "quiet", id: `${input.id}-help` }, help),
    el("p", { class: "error", id: `${input.id}-fault` }),
  );
}

function choice(options: readonly (readonly [string, string])[], chosen: string): HTMLSelectElement {
  return el(
    "select",
    {},
    options.map(([value, label]) => el("option", { value, selected: value === chosen }, label)),
  );
}

function text(value: string): HTMLInputElement {
  return el("input", { type: "text", value, autocomplete: "off", spellcheck: "false" });
}

function keyOf<Key extends string>(known: Readonly<Record<Key, string>>, value: string, otherwise: Key): Key {
  return (Object.keys(known) as Key[]).find((key) => key === value) ?? otherwise;
}
