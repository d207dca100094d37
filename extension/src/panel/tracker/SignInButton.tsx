import { useState } from "react";
import { Failed } from "../parts/states.tsx";
import { useServices } from "../services.ts";

/** Opens Google's own window; says plainly when it did not end well. */
export function SignInButton({ then, file }: { readonly then?: () => void; readonly file?: string }) {
  const { sync } = useServices();
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    setFault(null);
    const end = await sync.signIn(file);
    setBusy(false);
    if (end.ok) then?.();
    else setFault(end.says);
  };
  return (
    <>
      <button type="button" disabled={busy} onClick={() => void press()}>
        {busy
          ? "Waiting for Google's window…"
          : file === undefined
            ? "Sign in with Google"
            : "Allow this file in Google's window"}
      </button>
      {fault !== null && (
        <Failed title="Not signed in">
          <p>{fault}</p>
        </Failed>
      )}
    </>
  );
}
