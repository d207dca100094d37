import { Fragment } from "react";
import { mask } from "../../guard/finding.ts";

/** A text whose masks are solid, and are called so by those who read aloud. */
export function Masked({ text }: { readonly text: string }) {
  const parts = text.split(mask);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && (
            <span className="mask" role="img" aria-label="masked">
              {mask}
            </span>
          )}
          {part}
        </Fragment>
      ))}
    </>
  );
}
