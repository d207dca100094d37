import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { type Screen, screens } from "./screens.ts";

interface NavigationProps {
  /** The id of the screen that is shown. */
  readonly current: string | undefined;
  readonly onOpen: (screen: string) => void;
}

/** The screens of every day in one row at any width, and the others behind “More”. */
export function Navigation({ current, onOpen }: NavigationProps) {
  const [open, setOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const others = screens.filter(({ often }) => !often);

  const choose = (screen: string): void => {
    setOpen(false);
    onOpen(screen);
  };
  const left = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault();
    setOpen(false);
    more.current?.focus();
  };
  const entry = ({ id, name }: Screen) => (
    <li key={id}>
      <button type="button" aria-current={id === current ? "page" : undefined} onClick={() => choose(id)}>
        {name}
      </button>
    </li>
  );

  return (
    <nav aria-label="Screens">
      <ul>
        {screens.filter(({ often }) => often).map(entry)}
        <li className="more" onBlur={left} onKeyDown={pressed}>
          <button
            type="button"
            ref={more}
            aria-expanded={open}
            aria-controls={open ? "more-screens" : undefined}
            aria-current={others.some(({ id }) => id === current) ? "true" : undefined}
            onClick={() => setOpen(!open)}
          >
            More
          </button>
          {open && <ul id="more-screens">{others.map(entry)}</ul>}
        </li>
      </ul>
    </nav>
  );
}
