import { useState } from "react";
import { useAnnounce } from "../parts/Announcer.tsx";
import { NotSaved } from "../parts/NotSaved.tsx";
import { useSave } from "../parts/save.ts";
import { Failed } from "../parts/states.tsx";
import { useServices } from "../services.ts";

/** Leaves the tracker, asked twice: the device then holds nothing of it, and connects with none by itself. */
export function DisconnectPart() {
  const { sync, browser } = useServices();
  const announce = useAnnounce();
  const [asked, setAsked] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const { saving, save } = useSave();
  const disconnect = async (): Promise<void> => {
    let count = 0;
    const done = await save(async () => {
      count = await sync.disconnect();
      if (count === 0) await browser.rememberLearners([]);
    });
    setAsked(false);
    setWaiting(count);
    if (done && count === 0) announce("The tracker is disconnected.");
  };
  return (
    <>
      {waiting > 0 && (
        <Failed title="Not disconnected">
          <p>
            {waiting === 1 ? "1 item is" : `${waiting} items are`} on this device and not yet in the tracker.
            Send everything there first: press “Try now”.
          </p>
        </Failed>
      )}
      <NotSaved saving={saving} />
      {asked ? (
        <div role="group" aria-label="Disconnect the tracker">
          <p className="hint">
            Its learners and entries go from this device; the tracker keeps them. This device stays
            disconnected until you connect it again.
          </p>
          <p className="row">
            <button type="button" autoFocus onClick={() => void disconnect()}>
              Disconnect
            </button>
            <button type="button" onClick={() => setAsked(false)}>
              Stay connected
            </button>
          </p>
        </div>
      ) : (
        <p>
          <button type="button" onClick={() => setAsked(true)}>
            Disconnect the tracker…
          </button>
        </p>
      )}
    </>
  );
}
