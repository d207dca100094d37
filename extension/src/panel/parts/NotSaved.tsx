import { type Saving } from "./save.ts";
import { Failed } from "./states.tsx";

/** Says that nothing was kept, why, and what to do; nothing at all when saving did not fail. */
export function NotSaved({ saving }: { readonly saving: Saving }) {
  if (saving.state !== "not-saved") return null;
  return (
    <Failed title="Not saved">
      <p>{saving.reason}</p>
      <p>What you filled in is still here, and everything saved before is whole.</p>
    </Failed>
  );
}
