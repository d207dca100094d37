import "./jitless.ts";
import { openPanelOnAction } from "./chrome/open-panel.ts";
import { syncInWorker } from "./sync/sync-in-worker.ts";

openPanelOnAction();
syncInWorker();
