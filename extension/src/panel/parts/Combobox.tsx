import { type KeyboardEvent, type ReactNode, type Ref, useId, useState } from "react";
import { type FieldControl } from "./Field.tsx";

export interface ComboboxOption {
  readonly id: string;
  /** What the option says to those who listen. */
  readonly name: string;
  readonly content: ReactNode;
}

interface ComboboxProps {
  readonly control: FieldControl;
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly options: readonly ComboboxOption[];
  readonly onChoose: (id: string) => void;
  /** Backspace in the empty field. */
  readonly onTakeBack: () => void;
  readonly placeholder?: string;
  /** Shown in place of the options when something is typed and nothing fits. */
  readonly nothing: string;
  readonly input?: Ref<HTMLInputElement>;
}

/**
 * A field that narrows a list while one types. The focus stays in the field; arrow keys move through the list and
 * Enter takes the marked option, at first the topmost one.
 */
export function Combobox({
  control,
  text,
  onType,
  options,
  onChoose,
  onTakeBack,
  placeholder,
  nothing,
  input,
}: ComboboxProps) {
  const list = useId();
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const active = options[Math.min(marked, options.length - 1)];
  const shown = isOpen && (options.length > 0 || text.trim() !== "");
  const optionId = (id: string): string => `${list}-${id}`;

  const choose = (id: string): void => {
    setOpen(false);
    setMarked(0);
    onChoose(id);
  };
  const move = (event: KeyboardEvent, step: number): void => {
    event.preventDefault();
    if (!isOpen) setOpen(true);
    else if (options.length > 0)
      setMarked((Math.min(marked, options.length - 1) + step + options.length) % options.length);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case "ArrowDown":
        move(event, 1);
        break;
      case "ArrowUp":
        move(event, -1);
        break;
      case "Enter":
        if (event.ctrlKey || event.metaKey) break;
        // Enter chooses here; only Ctrl+Enter saves.
        event.preventDefault();
        if (shown && active !== undefined) choose(active.id);
        break;
      case "Escape":
        setOpen(false);
        break;
      case "Backspace":
        if (text === "") onTakeBack();
        break;
    }
  };

  return (
    <div className="combobox">
      <input
        {...control}
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && active !== undefined ? optionId(active.id) : undefined}
        value={text}
        onChange={({ target }) => {
          onType(target.value);
          setMarked(0);
          setOpen(true);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={pressed}
        onBlur={() => setOpen(false)}
      />
      <ul
        className="options"
        role="listbox"
        id={list}
        aria-label="Suggestions"
        hidden={!shown || options.length === 0}
      >
        {shown &&
          options.map(({ id, name, content }) => (
            <li
              key={id}
              id={optionId(id)}
              role="option"
              aria-label={name}
              aria-selected={id === active?.id}
              ref={id === active?.id ? scrollIntoView : null}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(id)}
            >
              {content}
            </li>
          ))}
      </ul>
      {shown && options.length === 0 && <p className="hint options-none">{nothing}</p>}
    </div>
  );
}

function scrollIntoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: "nearest" });
}
