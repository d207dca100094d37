import { rememberPressedTab } from "./pressed-tab.ts";

/**
 * Opens the side panel from the toolbar button or its keys. Opening it must be the first thing that happens:
 * then the browser also lets the extension read the page that the assessor is looking at (activeTab).
 */
export function openPanelOnAction(): void {
  chrome.action.onClicked.addListener(({ id }) => {
    if (id === undefined) return;
    void chrome.sidePanel.open({ tabId: id });
    void rememberPressedTab(id);
  });
}
