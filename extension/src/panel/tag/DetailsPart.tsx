import { evidenceMethods } from "@evidence-mapper/shared/catalogue/schema";
import { settings } from "@evidence-mapper/shared/evidence-log/event";
import { type Qualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { Field, type FieldControl } from "../parts/Field.tsx";
import { type CaptureProblems, type ChosenInstance, type ItemFields } from "./capture.ts";
import { InstancesPart } from "./InstancesPart.tsx";
import { isKnownMethod, methodWords, settingWords } from "./method-words.ts";

interface DetailsPartProps {
  readonly item: ItemFields;
  readonly instances: readonly ChosenInstance[];
  readonly knownInstances: readonly string[];
  readonly qualification: Qualification | null;
  readonly problems: CaptureProblems | null;
  readonly onEdit: (fields: Partial<ItemFields>) => void;
  readonly onInstances: (instances: readonly ChosenInstance[]) => void;
}

/** How it was seen, when, with whom: filled in with what is usual, and folded away until it is wanted. */
export function DetailsPart(props: DetailsPartProps) {
  const { item, instances, knownInstances, qualification, problems, onEdit, onInstances } = props;
  const observing = item.method === "observation" || item.method === "witness-testimony";
  const wrong = problems?.seenOn !== undefined || problems?.witness !== undefined;
  return (
    <details className="details" open={wrong || undefined}>
      <summary>{summaryOf(item, instances)}</summary>
      <InstancesPart
        instances={instances}
        known={knownInstances}
        observed={observing}
        onChange={onInstances}
      />
      <MethodField method={item.method} onChange={(method) => onEdit({ method })} />
      <Field label="Seen on" error={problems?.seenOn}>
        {(control) => (
          <input
            {...control}
            type="date"
            value={item.seenOn}
            onChange={({ target }) => onEdit({ seenOn: target.value })}
          />
        )}
      </Field>
      <Field label="Setting" hint={item.setting === "simulation" ? simulationHint(qualification) : undefined}>
        {(control) => (
          <select
            {...control}
            value={item.setting ?? ""}
            onChange={({ target }) =>
              onEdit({ setting: settings.find((setting) => setting === target.value) ?? null })
            }
          >
            <option value="">Not recorded</option>
            {settings.map((setting) => (
              <option key={setting} value={setting}>
                {settingWords[setting]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label="Witness"
        hint={
          item.method === "personal-statement"
            ? "A learner's own statement counts for performance only when a reliable person confirms it."
            : undefined
        }
        error={problems?.witness}
      >
        {(control) => (
          <Text control={control} value={item.witness} onChange={(witness) => onEdit({ witness })} />
        )}
      </Field>
      <Field label="Witness's role">
        {(control) => (
          <Text
            control={control}
            value={item.witnessRole}
            onChange={(witnessRole) => onEdit({ witnessRole })}
          />
        )}
      </Field>
      <Field label="Language, if it is not English">
        {(control) => (
          <Text control={control} value={item.language} onChange={(language) => onEdit({ language })} />
        )}
      </Field>
      {item.method === "prior-learning" && (
        <Field
          label="Adviser on prior learning"
          hint="Where prior learning stands for a whole unit or more, a qualified adviser is recorded."
        >
          {(control) => (
            <Text control={control} value={item.adviser} onChange={(adviser) => onEdit({ adviser })} />
          )}
        </Field>
      )}
    </details>
  );
}

interface TextProps {
  readonly control: FieldControl;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Text({ control, value, onChange }: TextProps) {
  return (
    <input
      {...control}
      type="text"
      autoComplete="off"
      maxLength={200}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

const other = "other";

function MethodField({
  method,
  onChange,
}: {
  readonly method: string;
  readonly onChange: (method: string) => void;
}) {
  const known = isKnownMethod(method);
  return (
    <>
      <Field label="Method">
        {(control) => (
          <select
            {...control}
            value={known ? method : other}
            onChange={({ target }) => onChange(target.value === other ? "" : target.value)}
          >
            {evidenceMethods.map((one) => (
              <option key={one} value={one}>
                {methodWords(one)}
              </option>
            ))}
            <option value={other}>Another, of your centre</option>
          </select>
        )}
      </Field>
      {!known && (
        <Field label="What your centre calls the method">
          {(control) => <Text control={control} value={method} onChange={onChange} />}
        </Field>
      )}
    </>
  );
}

/** `Work product, seen on 28/11/2026, Customer A`: what is folded away is never hidden. */
function summaryOf(
  { method, seenOn, setting, witness }: ItemFields,
  instances: readonly ChosenInstance[],
): string {
  return [
    method === "" ? "No method" : methodWords(method),
    seenOn === "" ? "no date" : `seen on ${seenOn.split("-").reverse().join("/")}`,
    ...(setting === null ? [] : [settingWords[setting].toLowerCase()]),
    ...(witness.trim() === "" ? [] : [`witness ${witness.trim()}`]),
    instances.length === 0
      ? "no customers named"
      : instances.map(({ name, observed }) => (observed ? `${name} (observed)` : name)).join(", "),
  ].join(", ");
}

function simulationHint(qualification: Qualification | null): string | undefined {
  return qualification?.specification.simulation.note;
}
