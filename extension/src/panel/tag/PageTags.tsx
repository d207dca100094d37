import { findQualification } from "@evidence-mapper/shared/catalogue/catalogue";
import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { unitShortName } from "@evidence-mapper/shared/rules/sentences";
import { type SeenBefore } from "../../device/device.ts";

/** The tags that this page has already, of every learner. */
export function PageTags({ seen }: { readonly seen: readonly SeenBefore[] }) {
  if (seen.length === 0) return null;
  return (
    <section aria-labelledby="page-tags-heading">
      <h2 id="page-tags-heading">On this page already</h2>
      <ul className="plain">
        {seen.map(({ learner, item }) => (
          <li key={item.event}>
            <strong>{learner.name}</strong>
            {item.quote === null ? "" : ", selected words"}
            {item.seenOn === null ? "" : `, seen on ${item.seenOn.split("-").reverse().join("/")}`}
            <br />
            <span className="quiet">
              {item.tags.length === 0
                ? "no tags"
                : item.tags
                    .map(
                      ({ unit, criterion }) =>
                        `${unitWord(learner.qualification, unit)} ${criterion ?? "whole unit"}`,
                    )
                    .join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The number that the learner's own specification gives the unit. */
function unitWord(qualification: string, ref: string): string {
  const unit = findQualification(catalogue, qualification)?.units.find((one) => one.ref === ref);
  return unit === undefined ? ref : unitShortName(unit);
}
