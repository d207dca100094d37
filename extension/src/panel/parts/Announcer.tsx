import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

type Announce = (sentence: string) => void;
const announcer = createContext<Announce>(() => {});

/** Says a sentence to those who listen to the screen, without moving the focus. */
export function useAnnounce(): Announce {
  return useContext(announcer);
}

/** The panel's one live region, around everything that announces. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ sentence: "", turn: 0 });
  const announce = useCallback(
    (sentence: string) => setSaid(({ turn }) => ({ sentence, turn: turn + 1 })),
    [],
  );
  return (
    <announcer.Provider value={announce}>
      {children}
      {/* A new element each time: the same sentence said twice is heard twice. */}
      <div role="status" className="unseen">
        <span key={said.turn}>{said.sentence}</span>
      </div>
    </announcer.Provider>
  );
}
