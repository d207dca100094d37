import { ScreenTitle } from "../parts/ScreenTitle.tsx";
import { ErasePart } from "./ErasePart.tsx";
import { ExportPart } from "./ExportPart.tsx";
import { ImportPart } from "./ImportPart.tsx";
import { KeptPart } from "./KeptPart.tsx";

/** What is kept on this device and why; to take away, to bring in and to erase. */
export function YourDataScreen() {
  return (
    <>
      <ScreenTitle>Your data</ScreenTitle>
      <KeptPart />
      <ExportPart />
      <ImportPart />
      <ErasePart />
    </>
  );
}
