/** Runs whenever the worker is woken: when the browser starts, and when the toolbar button is pressed. */
export function whenWoken(run: () => void): void {
  chrome.runtime.onStartup.addListener(run);
  chrome.action.onClicked.addListener(run);
}
