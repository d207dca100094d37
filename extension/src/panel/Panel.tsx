import { useCallback, useEffect, useState } from "react";
import { type Kept, KeptProvider, useKeptState } from "./kept.ts";
import { GoToProvider } from "./navigation.ts";
import { Navigation } from "./Navigation.tsx";
import { Announcer } from "./parts/Announcer.tsx";
import { Keys } from "./parts/Keys.tsx";
import { Failed, Loading, OfflineNote } from "./parts/states.tsx";
import { screens } from "./screens.ts";
import { type PanelServices, ServicesProvider } from "./services.ts";
import { useTrackerHere } from "./tracker/use-tracker-here.ts";
import { WelcomeScreen } from "./welcome/WelcomeScreen.tsx";

/** All that the assessor sees: the screens, and the frame around them. */
export function Panel({ services }: { readonly services: PanelServices }) {
  const kept = useKeptState(services.store);
  useSaveKey();
  return (
    <ServicesProvider value={services}>
      <Announcer>
        <OfflineNote />
        {kept.state === "ready" ? (
          <Frame kept={kept.kept} />
        ) : (
          <main>
            {kept.state === "loading" ? (
              <Loading what="Reading what is kept on this device." />
            ) : (
              <Failed title="What is kept on this device could not be read">
                <p>
                  Nothing was changed or lost. Close other windows of this browser profile, then try again.
                </p>
                <button type="button" onClick={kept.again}>
                  Try again
                </button>
              </Failed>
            )}
          </main>
        )}
      </Announcer>
    </ServicesProvider>
  );
}

function Frame({ kept }: { readonly kept: Kept }) {
  const [current, setCurrent] = useState(screens[0]?.id);
  const goTo = useCallback((screen: string) => setCurrent(screen), []);
  useScreenKeys(goTo);
  const [toTracker, setToTracker] = useState(false);
  const { connecting } = useTrackerHere(kept.settings);
  const { author, tracker } = kept.settings;
  const welcome = author === null || (kept.learners.length === 0 && tracker === null && !toTracker);
  const Content = screens.find(({ id }) => id === current)?.Content;
  if (welcome && connecting)
    return (
      <main>
        <Loading what="Connecting with the tracker that opened this browser." />
      </main>
    );
  if (welcome)
    return (
      <KeptProvider value={kept}>
        <main>
          <WelcomeScreen
            onTracker={() => {
              setToTracker(true);
              setCurrent("tracker");
            }}
          />
        </main>
      </KeptProvider>
    );
  return (
    <KeptProvider value={kept}>
      <GoToProvider value={goTo}>
        <a className="skip" href="#screen">
          Skip to the screen
        </a>
        <Navigation current={current} onOpen={goTo} />
        <main id="screen" tabIndex={-1}>
          {Content !== undefined && <Content key={current} />}
        </main>
        <footer>
          <Keys />
        </footer>
      </GoToProvider>
    </KeptProvider>
  );
}

/** Ctrl+Enter (on a Mac Cmd+Enter) saves the form in which the focus is. */
function useSaveKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      const form = document.activeElement?.closest("form");
      if (form === null || form === undefined) return;
      event.preventDefault();
      form.requestSubmit();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}

/** Alt+Shift and a digit open a screen, whatever the keyboard writes with them. */
function useScreenKeys(goTo: (screen: string) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
      const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
      const screen = digit === undefined ? undefined : screens[Number(digit) - 1];
      if (screen === undefined) return;
      event.preventDefault();
      goTo(screen.id);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [goTo]);
}
