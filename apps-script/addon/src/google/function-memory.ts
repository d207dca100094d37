/** Google loads the script anew for each formula: there is nothing to remember. */
import { type CheckMemory } from "@evidence-mapper/shared/check/check";

export const functionMemory: CheckMemory | undefined = undefined;
