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
  readonly Content: ComponentType;
}

/** The screens in the order of the navigation; Alt+Shift+1 opens the first, and so on. */
export const screens: readonly Screen[] = [
  { id: "tag", name: "Tag", Content: TagScreen },
  { id: "tracker", name: "Tracker", Content: TrackerScreen },
  { id: "learner", name: "Learner", Content: LearnerScreen },
  { id: "tagged", name: "Tagged", Content: TaggedScreen },
  { id: "decide", name: "Decide", Content: DecideScreen },
  { id: "your-data", name: "Your data", Content: YourDataScreen },
  { id: "settings", name: "Settings", Content: SettingsScreen },
];
