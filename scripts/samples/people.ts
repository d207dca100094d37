/** The made-up people of the made-up centre. No real person is meant. */

export const centre = "Harbour Street Training";

/** Initials, name and role, as the key of each tracker lists them. */
export const staff = [
  ["AB", "Anne Barlow", "Assessor"],
  ["DK", "Dev Kapoor", "Assessor"],
  ["TJ", "Tomos Jenkin", "Assessor"],
  ["RF", "Ruth Fenwick", "IQA"],
] as const;

/** `Daniel O'Rourke` signs as `DO`. */
export function initialsOf(name: string): string {
  return name
    .split(" ")
    .map((part) => part.charAt(0))
    .join("");
}
