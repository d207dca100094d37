import { ScreenTitle } from "../parts/ScreenTitle.tsx";
import { AuthorPart } from "./AuthorPart.tsx";
import { LearnersPart } from "./LearnersPart.tsx";

/** Who works here, and with which learners. */
export function SettingsScreen() {
  return (
    <>
      <ScreenTitle>Settings</ScreenTitle>
      <AuthorPart />
      <LearnersPart />
    </>
  );
}
