import { type Writing } from "./connection.ts";
import { readSettings } from "./kept-record.ts";
import { type Settings } from "./store.ts";

/** See `Store.changeTracker`. What cannot be read counts as not in the tracker. */
export async function changeTracker(to: Writing, tracker: Settings["tracker"]): Promise<number> {
  const device = to.objectStore("device");
  const kept = await device.get("settings");
  const { tracker: before } = readSettings(kept).settings;
  const settings = { ...(kept ?? { key: "settings" }), tracker, apart: tracker === null };
  if (before !== null && (before.spreadsheet !== tracker?.spreadsheet || before.server !== tracker.server)) {
    const events = to.objectStore("events");
    const [all, arrived, theirs] = await Promise.all([
      events.count(),
      events.index("standing").count(["own", "in-tracker"]),
      events.index("standing").count(["tracker", "in-tracker"]),
    ]);
    if (all > arrived + theirs) return all - arrived - theirs;
    await events.clear();
    await to.objectStore("learners").clear();
    await device.put({ ...settings, people: [] });
    return 0;
  }
  await device.put(settings);
  return 0;
}
