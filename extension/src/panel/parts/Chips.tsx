import { type ReactNode } from "react";

export interface Chip {
  readonly id: string;
  /** For those who listen: `Ama Boateng`. */
  readonly name: string;
  readonly content: ReactNode;
}

interface ChipsProps {
  /** `Chosen learners` */
  readonly label: string;
  readonly chips: readonly Chip[];
  readonly onRemove: (id: string) => void;
}

/** What was chosen, each with a button that takes it out again. */
export function Chips({ label, chips, onRemove }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={label}>
      {chips.map(({ id, name, content }) => (
        <li key={id}>
          <div>{content}</div>
          <button
            type="button"
            className="quiet-button"
            aria-label={`Take out ${name}`}
            onClick={() => onRemove(id)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
