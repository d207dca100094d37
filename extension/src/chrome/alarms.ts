/** Wakes the worker every so many minutes, also after it or the browser was stopped. */
export function everyMinutes(name: string, minutes: number, run: () => void): void {
  chrome.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) run();
  });
  void chrome.alarms.get(name).then((kept) => {
    if (kept === undefined) void chrome.alarms.create(name, { periodInMinutes: minutes });
  });
}
