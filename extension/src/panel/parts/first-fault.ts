/** Moves the focus to the first field of the form that was found wrong, once it is shown to be. */
export function focusFirstFault(form: HTMLElement | null): void {
  setTimeout(() => form?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
}
