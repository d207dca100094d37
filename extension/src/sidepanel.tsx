import "./jitless";
import { catalogue } from "@evidence-mapper/shared/catalogue/index";

export default function SidePanel() {
  return <main>Evidence Mapper: {catalogue.qualifications.length} qualifications</main>;
}
