import { openPanelOnAction } from "./chrome/open-panel";

openPanelOnAction();
