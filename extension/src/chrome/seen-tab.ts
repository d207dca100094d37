import { type Browser, type SeenTab } from "./browser.ts";
import { pressedTab, watchPressedTab } from "./pressed-tab.ts";

/**
 * Which page stands beside the panel. At the side it is the tab in front. A panel opened in a tab of its own has
 * itself in front: it keeps to the tab on which the toolbar button was pressed last.
 */
export const seenTabs: Pick<Browser, "seenTab" | "watchSeenTab"> = {
  async seenTab() {
    const own = await chrome.tabs.getCurrent();
    const [front] = await chrome.tabs.query({ active: true, currentWindow: true });
    if (front !== undefined && front.id !== own?.id) return seen(front);
    const pressed = await pressedTab();
    if (pressed === null) return null;
    return chrome.tabs.get(pressed).then(seen, () => null);
  },

  watchSeenTab(changed) {
    const heard = (): void => changed();
    chrome.tabs.onActivated.addListener(heard);
    chrome.tabs.onUpdated.addListener(heard);
    chrome.windows.onFocusChanged.addListener(heard);
    const stop = watchPressedTab(changed);
    return () => {
      chrome.tabs.onActivated.removeListener(heard);
      chrome.tabs.onUpdated.removeListener(heard);
      chrome.windows.onFocusChanged.removeListener(heard);
      stop();
    };
  },
};

/** The address and the title are there only where the browser lets the extension read the page. */
function seen({ id, url, title }: chrome.tabs.Tab): SeenTab | null {
  return id === undefined ? null : { id, url: url ?? null, title: title ?? null };
}
