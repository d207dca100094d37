import { type UnitCoverage } from "@evidence-mapper/shared/coverage/unit-coverage";
import { type LoggedDeclaration } from "@evidence-mapper/shared/evidence-log/state";
import {
  type SignOffIssueCode,
  signOffIssues,
  type UnitSignatures,
} from "@evidence-mapper/shared/sign-off/unit-sign-off";
import { type FormEvent, useState } from "react";
import { type LearnerView } from "../../device/learner-view.ts";
import { useKept } from "../kept.ts";
import { dayWords } from "../parts/day-words.ts";
import { Field } from "../parts/Field.tsx";
import { NotSaved } from "../parts/NotSaved.tsx";
import { Done } from "../parts/states.tsx";
import { useRecord } from "../record.ts";
import { useServices } from "../services.ts";

interface SignUnitProps {
  readonly coverage: UnitCoverage;
  readonly view: LearnerView;
}

const unsigned: UnitSignatures = { decisions: [], declaration: null, countersignature: null };

/** The learner's declaration and the assessor's countersignature under it, once all of the unit is decided. */
export function SignUnit({ coverage: { unit, state }, view }: SignUnitProps) {
  const { settings } = useKept();
  if (state !== "decided") {
    return (
      <section aria-labelledby="sign-heading">
        <h2 id="sign-heading">Signatures</h2>
        <p className="quiet">
          When every criterion is decided as met, the learner declares the work their own, and then the
          assessor countersigns.
        </p>
      </section>
    );
  }
  const signed = view.signed.get(unit.ref) ?? unsigned;
  const issues = signOffIssues(signed);
  const declaration = latest(view.log.declarations.filter((one) => one.unit === unit.ref));
  const has = (code: SignOffIssueCode): boolean => issues.some((issue) => issue.code === code);
  const declares = has("declaration-missing") || has("declaration-early");
  const signs = !declares && (has("countersignature-missing") || has("countersignature-early"));
  return (
    <section aria-labelledby="sign-heading">
      <h2 id="sign-heading">Signatures</h2>
      {signed.declaration !== null && (
        <p>The learner declared the work their own{onWords(signed.declaration.on)}.</p>
      )}
      {signed.countersignature !== null && (
        <p>
          Countersigned by {signed.countersignature.by}
          {onWords(signed.countersignature.on)}.
        </p>
      )}
      {issues.length === 0 ? (
        <Done title="This unit is signed off" />
      ) : (
        <ul>
          {issues.map(({ code, criteria, text }) => (
            <li key={code}>
              {text}
              {criteria.length === 0 ? "" : ` (${criteria.join(", ")})`}
            </li>
          ))}
        </ul>
      )}
      {declares && (
        <SignForm
          key="declare"
          label="The learner declared on"
          button={`Record the declaration of ${view.learner.name}`}
          faultOf={(on) => faultOf({ ...signed, declaration: { by: null, on } }, "declaration-early")}
          said={(on) => ({ kind: "declared", learner: view.learner.id, unit: unit.ref, on, note: null })}
          done="The declaration is recorded."
        />
      )}
      {signs && (
        <SignForm
          key="sign"
          label="Countersigned on"
          button={`Countersign as ${settings.author ?? "the assessor"}`}
          faultOf={(on) =>
            faultOf({ ...signed, countersignature: { by: settings.author, on } }, "countersignature-early")
          }
          said={(on) => ({
            kind: "countersigned",
            learner: view.learner.id,
            unit: unit.ref,
            criterion: null,
            about: declaration?.event ?? null,
            on,
            note: null,
          })}
          done="Countersigned."
        />
      )}
    </section>
  );
}

/** What the truth table would say against a signature of this day. */
function faultOf(signatures: UnitSignatures, code: SignOffIssueCode): string | null {
  return signOffIssues(signatures).find((issue) => issue.code === code)?.text ?? null;
}

/** The last by its own date, as the sign-off takes it. */
function latest(declarations: readonly LoggedDeclaration[]): LoggedDeclaration | null {
  return declarations.reduce<LoggedDeclaration | null>(
    (last, one) => (last === null || (one.on ?? "") >= (last.on ?? "") ? one : last),
    null,
  );
}

function onWords(day: string | null): string {
  return day === null ? "" : ` on ${dayWords(day)}`;
}

interface SignFormProps {
  readonly label: string;
  readonly button: string;
  readonly faultOf: (on: string) => string | null;
  readonly said: (on: string) => Parameters<ReturnType<typeof useRecord>["record"]>[0][number];
  readonly done: string;
}

function SignForm({ label, button, faultOf: wrong, said, done }: SignFormProps) {
  const { today } = useServices();
  const { saving, record } = useRecord();
  const [on, setOn] = useState(today);
  const [fault, setFault] = useState<string | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const found =
      on === ""
        ? "Choose the day."
        : on > today()
          ? "The day is in the future. Choose the day of the signature."
          : wrong(on);
    setFault(found);
    if (found === null) await record([said(on)], done);
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Field label={label} error={fault}>
        {(control) => (
          <input {...control} type="date" value={on} onChange={({ target }) => setOn(target.value)} />
        )}
      </Field>
      <NotSaved saving={saving} />
      <button type="submit">{button}</button>
    </form>
  );
}
