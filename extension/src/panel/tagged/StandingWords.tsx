import { type Standing } from "../../store/store.ts";

/** Where an item is: on this device alone, in the tracker too, or not taken by it and why. */
export function StandingWords({ standing }: { readonly standing: Standing }) {
  switch (standing.state) {
    case "on-device":
      return <span className="quiet small">· on this device</span>;
    case "in-tracker":
      return <span className="quiet small">· in the tracker</span>;
    case "refused":
      return <span className="error small">The tracker did not take it: {standing.reason}</span>;
  }
}
