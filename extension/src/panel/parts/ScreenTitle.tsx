import { type ReactNode, useEffect, useRef } from "react";

/** A screen's heading. It takes the focus when its screen is opened, unless a field of the screen does. */
export function ScreenTitle({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const main = heading.current?.closest("main");
    if (main?.contains(document.activeElement) !== true) heading.current?.focus();
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
