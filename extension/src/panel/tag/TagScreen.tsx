import { capital, learnerWord } from "@evidence-mapper/shared/report/learner-word";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { useKept } from "../kept.ts";
import { useChosenLearner } from "../learner-view.ts";
import { usePageReading } from "../page-reading.ts";
import { useAnnounce } from "../parts/Announcer.tsx";
import { focusFirstFault } from "../parts/first-fault.ts";
import { NotSaved } from "../parts/NotSaved.tsx";
import { ScreenTitle } from "../parts/ScreenTitle.tsx";
import { Done, Empty, Failed } from "../parts/states.tsx";
import { useGoTo } from "../navigation.ts";
import { useServices } from "../services.ts";
import { AlarmsPart } from "./AlarmsPart.tsx";
import { type CaptureProblems, captureProblems } from "./capture.ts";
import { CriterionPicker } from "./CriterionPicker.tsx";
import { DetailsPart } from "./DetailsPart.tsx";
import { criteriaFinder } from "./find-criteria.ts";
import { ItemPart } from "./ItemPart.tsx";
import { LearnerPicker } from "./LearnerPicker.tsx";
import { PageState } from "./PageState.tsx";
import { PageTags } from "./PageTags.tsx";
import { ReusePart } from "./ReusePart.tsx";
import { SourcePart } from "./SourcePart.tsx";
import { coverageIndex, hasCriterion, standingOf } from "./standings.ts";
import { useCapture } from "./use-capture.ts";
import { useSaving } from "./use-saving.ts";
import { WordsPart } from "./WordsPart.tsx";

/** Tags what is on the screen, words of it, or something that is on no screen. */
export function TagScreen() {
  return useKept().learners.length === 0 ? <Nobody /> : <Tagging />;
}

function Nobody() {
  const goTo = useGoTo();
  return (
    <>
      <ScreenTitle>Tag</ScreenTitle>
      <Empty title="No learners yet">
        <p>Connect your centre's tracker to bring its learners here, or type one in.</p>
        <div className="row">
          <button type="button" onClick={() => goTo("tracker")}>
            Connect a tracker
          </button>
          <button type="button" onClick={() => goTo("settings")}>
            Add a learner
          </button>
        </div>
      </Empty>
    </>
  );
}

function Tagging() {
  const { browser } = useServices();
  const { settings, learners } = useKept();
  const announce = useAnnounce();
  const [, chooseLearner] = useChosenLearner();
  const { page, readAgain } = usePageReading();
  const { form, change, key, capture, prepared, views, qualification, seen, alarms, permitted } =
    useCapture(page);
  const { saving, saved, save, forget } = useSaving(settings.author ?? "");
  const [problems, setProblems] = useState<CaptureProblems | null>(null);
  const learnerInput = useRef<HTMLInputElement>(null);
  const criterionInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    void browser.lastLearners().then((last) => {
      const known = last.filter((id) => learners.some((one) => one.id === id));
      const chosen = known.length > 0 ? known : learners.length === 1 ? learners.map(({ id }) => id) : [];
      change({ act: "learners", learners: chosen });
      (chosen.length > 0 ? criterionInput : learnerInput).current?.focus();
    });
    // Only when the screen is opened: later changes of the learners leave the form alone.
  }, [browser]);

  const indexes = useMemo(() => views.map(coverageIndex), [views]);
  const finder = useMemo(
    () => (qualification === null ? null : criteriaFinder(qualification, null)),
    [qualification],
  );
  const find = (typed: string) => {
    const [first] = indexes;
    if (finder === null || first === undefined) return [];
    return finder(typed, (unit, criterion) => first.get(`${unit} ${criterion}`) ?? null, 40)
      .filter(({ unit, criterion: { number } }) => {
        const chosen = form.criteria.some((one) => one.unit === unit.ref && one.criterion === number);
        return (
          !chosen &&
          views.every(
            (view) => view.qualification !== null && hasCriterion(view.qualification, unit.ref, number),
          )
        );
      })
      .slice(0, 12);
  };
  const chosenCriteria = form.criteria.flatMap(({ unit: ref, criterion: number, reuse }) => {
    const unit = qualification?.units.find((one) => one.ref === ref);
    const criterion = unit?.criteria.find((one) => one.number === number);
    return unit === undefined || criterion === undefined ? [] : [{ unit, criterion, reuse }];
  });
  const nameOf = (id: string): string => learners.find((one) => one.id === id)?.name ?? id;
  const noPage = form.source !== "note" && page.state !== "read";
  const edit = (fields: Partial<typeof capture.item>): void => change({ act: "edit", of: key, fields });
  const began = (): void => {
    if (saving.state !== "idle") forget();
  };

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const element = event.currentTarget;
    const found = noPage ? {} : captureProblems(capture, form.source);
    setProblems(found);
    if (noPage || Object.keys(found).length > 0) {
      announce(noPage ? "Not saved: no page was read." : "Not saved: something is missing.");
      focusFirstFault(element);
      return;
    }
    if (prepared.state !== "allowed") return;
    const lines = await save(capture, form.turn);
    if (lines === null) return;
    void browser.rememberLearners(form.learners);
    // The other screens are about whoever was tagged, and not about another.
    const [only, ...others] = form.learners;
    if (only !== undefined && others.length === 0) chooseLearner(only);
    change({ act: "saved", turn: form.turn });
    setProblems(null);
    announce(`Saved on this device. ${lines.join(". ")}`);
    criterionInput.current?.focus();
  };

  return (
    <form className="tag" noValidate onSubmit={(event) => void submit(event)}>
      <ScreenTitle>Tag</ScreenTitle>
      {saving.state === "saved" && (
        <Done title="Saved on this device">
          <ul className="plain">
            {saved.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Done>
      )}
      <SourcePart
        source={form.source}
        page={page}
        onChoose={(source) => {
          change({ act: "source", source });
          if (source === "words") readAgain();
        }}
      />
      {form.source !== "note" && <PageState page={page} onReadAgain={readAgain} />}
      {!noPage && (
        <ItemPart
          source={form.source}
          item={capture.item}
          prepared={prepared}
          problems={problems}
          onEdit={edit}
        >
          {form.source === "words" && page.state === "read" && (
            <WordsPart
              selection={page.reading.selection}
              takenOut={wordsTakenOut(form.takenOut, page.reading.selection)}
              around={form.around}
              onTakeOut={(word) => {
                if (page.reading.selection.state === "selected")
                  change({ act: "word", of: page.reading.selection.quote.exact, word });
              }}
              onAround={(around) => change({ act: "around", around })}
              onReadAgain={readAgain}
            />
          )}
        </ItemPart>
      )}
      <LearnerPicker
        learners={learners}
        chosen={form.learners}
        word={capital(learnerWord(qualification))}
        error={problems?.learners}
        onChange={(chosen) => {
          began();
          change({ act: "learners", learners: chosen });
        }}
        onChosen={() => criterionInput.current?.focus()}
        input={learnerInput}
      />
      <CriterionPicker
        find={find}
        chosen={chosenCriteria}
        standingOf={(unit, criterion) => standingOf(unit, criterion, indexes)}
        wording={null}
        error={problems?.criteria}
        onAdd={(criterion) => {
          began();
          change({ act: "add-criterion", criterion });
        }}
        onRemove={(unit, criterion) => change({ act: "remove-criterion", unit, criterion })}
        input={criterionInput}
      />
      <ReusePart permitted={permitted} onAdd={(criterion) => change({ act: "add-criterion", criterion })} />
      <DetailsPart
        item={capture.item}
        instances={form.instances}
        knownInstances={knownInstances(views)}
        qualification={qualification}
        problems={problems}
        onEdit={edit}
        onInstances={(instances) => change({ act: "instances", instances })}
      />
      <AlarmsPart
        alarms={form.criteria.length === 0 ? [] : alarms}
        nameOf={nameOf}
        joins={capture.keptItems.size > 0}
        onAnother={form.source === "page" ? (another) => change({ act: "another", another }) : null}
      />
      {problems?.words !== undefined && (
        <Failed title="Not saved yet">
          <p>{problems.words}</p>
        </Failed>
      )}
      <NotSaved saving={saving} />
      <button type="submit" className="main" aria-describedby="save-key">
        Save on this device
      </button>
      <p className="hint centred" id="save-key">
        <kbd>Ctrl</kbd> + <kbd>Enter</kbd>
      </p>
      <PageTags seen={seen} />
    </form>
  );
}

type Selection = Parameters<typeof WordsPart>[0]["selection"];

function wordsTakenOut(
  { of, words }: { readonly of: string; readonly words: readonly number[] },
  selection: Selection,
): readonly number[] {
  return selection.state === "selected" && selection.quote.exact === of ? words : [];
}

type Views = ReturnType<typeof useCapture>["views"];

/** Labels that the first learner's evidence uses for customers and occasions. */
function knownInstances([view]: Views): readonly string[] {
  const names = view?.log.items.flatMap(({ tags }) =>
    tags.flatMap(({ instances }) => instances?.map(({ name }) => name) ?? []),
  );
  return [...new Set(names)].sort();
}
