import * as z from "zod";

const key = "pressedTab";
const pressed = z.strictObject({ tab: z.int(), times: z.int() });

/**
 * Remembers, until the browser is closed, on which tab the toolbar button was pressed last. `times` makes a
 * second press on the same tab a change that panels hear of.
 */
export async function rememberPressedTab(tab: number): Promise<void> {
  const before = await read();
  await chrome.storage.session.set({ [key]: { tab, times: (before?.times ?? 0) + 1 } });
}

/** The tab on which the button was pressed last, or `null`. */
export async function pressedTab(): Promise<number | null> {
  return (await read())?.tab ?? null;
}

/** Calls back whenever the button is pressed. Returns how to stop. */
export function watchPressedTab(changed: () => void): () => void {
  const heard = (changes: Readonly<Record<string, unknown>>): void => {
    if (key in changes) changed();
  };
  chrome.storage.session.onChanged.addListener(heard);
  return () => chrome.storage.session.onChanged.removeListener(heard);
}

async function read(): Promise<z.infer<typeof pressed> | null> {
  const kept = await chrome.storage.session.get(key);
  return pressed.safeParse(kept[key]).data ?? null;
}
