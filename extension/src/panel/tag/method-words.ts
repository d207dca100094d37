import { evidenceMethods } from "@evidence-mapper/shared/catalogue/schema";

/** `Work product` for `work-product`; a method that a centre added stays as it is written. */
export function methodWords(method: string): string {
  if (!known.has(method)) return method;
  const words = method.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const known: ReadonlySet<string> = new Set(evidenceMethods);

export function isKnownMethod(method: string): boolean {
  return known.has(method);
}

export const settingWords = {
  workplace: "Workplace",
  "realistic-working-environment": "Realistic working environment",
  simulation: "Simulation",
} as const;
