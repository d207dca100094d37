/** This page lives on between edits: what the functions have worked out is kept. Stands for Google's file of the name. */
import { checkMemory, type CheckMemory } from "@evidence-mapper/shared/check/check";

export const functionMemory: CheckMemory | undefined = checkMemory();
