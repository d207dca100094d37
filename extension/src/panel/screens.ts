import { type ComponentType } from "react";
import { DecideScreen } from "./decide/DecideScreen.tsx";
import { LearnerScreen } from "./learner/LearnerScreen.tsx";
import { SettingsScreen } from "./settings/SettingsScreen.tsx";
import { TagScreen } from "./tag/TagScreen.tsx";
import { TrackerScreen } from "./tracker/TrackerScreen.tsx";
import { TaggedScreen } from "./tagged/TaggedScreen.tsx";
import { YourDataScreen } from "./your-data/YourDataScreen.tsx";

/** A screen of the panel. Its first element is `ScreenTitle`, which takes the focus when the screen is opened. */
export interface Screen {
  readonly id: string;
  /** As it stands in the navigation. */
  readonly name: string;
  /** Of every day: always in sight. The others stand under “More”. */
  readonly often: boolean;
  readonly Content: ComponentType;
}

/** The screens in the order of the navigation; Alt+Shift+1 opens the first, and so on. */
export const screens: readonly Screen[] = [
  { id: "tag", name: "Tag", often: true, Content: TagScreen },
  { id: "learner", name: "Learner", often: true, Content: LearnerScreen },
  { id: "tagged", name: "Tagged", often: true, Content: TaggedScreen },
  { id: "decide", name: "Decide", often: true, Content: DecideScreen },
  { id: "tracker", name: "Tracker", often: false, Content: TrackerScreen },
  { id: "your-data", name: "Your data", often: false, Content: YourDataScreen },
  { id: "settings", name: "Settings", often: false, Content: SettingsScreen },
];
