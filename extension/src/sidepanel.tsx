import "./jitless.ts";
import "./panel/panel.css";
import { catalogue } from "@evidence-mapper/shared/catalogue/index";
import { chromeBrowser } from "./chrome/chrome-browser.ts";
import { Panel } from "./panel/Panel.tsx";
import { deviceServices } from "./panel/device-services.ts";
import { openStore } from "./store/indexed-db.ts";
import { openSync } from "./sync/sync.ts";

document.documentElement.lang = "en-GB";
const store = openStore();
const services = deviceServices(store, openSync(store, catalogue), chromeBrowser);

export default function SidePanel() {
  return <Panel services={services} />;
}
