import "./jitless.ts";
import "./panel/panel.css";
import { chromeBrowser } from "./chrome/chrome-browser.ts";
import { Panel } from "./panel/Panel.tsx";
import { deviceServices } from "./panel/device-services.ts";
import { openStore } from "./store/indexed-db.ts";

document.documentElement.lang = "en-GB";
const services = deviceServices(openStore(), chromeBrowser);

export default function SidePanel() {
  return <Panel services={services} />;
}
