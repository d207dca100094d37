/**
 * The version of the standard tracker's arrangement, as its Settings tab states it. Own recording forms may
 * need the awarding body's approval (001 L363), so that every change of the form gets another number.
 */
export const trackerLayout = "evidence-mapper-tracker/1";

const current = 1;
const pattern = /^evidence-mapper-tracker\/(\d{1,6})$/;

export type LayoutStanding = "current" | "newer" | "unknown";

/** Can this version of Evidence Mapper read and write a tracker that says this of itself? */
export function layoutStanding(said: string): LayoutStanding {
  const version = Number(pattern.exec(said.trim())?.[1] ?? 0);
  return version === current ? "current" : version > current ? "newer" : "unknown";
}
