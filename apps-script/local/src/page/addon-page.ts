/**
 * A page of the add-on, in a frame that may run its own scripts and nothing else: no name, no storage, no
 * network. It reaches the add-on's functions as in Google Sheets, by `google.script.run`; the frame's side of
 * that stands in server/addon-pages.ts.
 */
import * as z from "zod";
import { functions } from "addon-here";

const call = z.object({
  kind: z.literal("evidence-mapper-call"),
  id: z.number(),
  name: z.string(),
  parts: z.array(z.unknown()),
});
const close = z.object({ kind: z.literal("evidence-mapper-close") });

export interface AddonPage {
  readonly frame: HTMLIFrameElement;
  dispose(): void;
}

export interface PageHost {
  /** Is told what the add-on's function of a name answered to a page. */
  readonly heard: (name: string, answer: unknown) => void;
  /** What was written is kept: a page that says “ready” must not be ahead of the tracker. */
  readonly settled: () => Promise<void>;
}

/** @param closed called when the page closes itself */
export function addonPage(
  place: HTMLElement,
  page: string,
  title: string,
  closed: () => void,
  { heard, settled }: PageHost,
): AddonPage {
  const frame = document.createElement("iframe");
  frame.title = title;
  // Without leave for forms a page would never hear that one was sent; where to is answered by `form-action 'none'`.
  frame.setAttribute("sandbox", "allow-scripts allow-modals allow-forms");
  frame.src = `/addon/${encodeURIComponent(page)}.html`;
  const listen = (event: MessageEvent): void => {
    // The frame has no name of its own, so that only the window tells who speaks.
    if (event.source === null || event.source !== frame.contentWindow) return;
    if (close.safeParse(event.data).success) {
      closed();
      return;
    }
    const asked = call.safeParse(event.data);
    if (!asked.success) return;
    const { id, name, parts } = asked.data;
    const answered = answer(name, parts);
    void settled().then(() => {
      frame.contentWindow?.postMessage({ kind: "evidence-mapper-answer", id, ...answered }, "*");
      if ("answer" in answered) heard(name, answered.answer);
    });
  };
  window.addEventListener("message", listen);
  place.replaceChildren(frame);
  return {
    frame,
    dispose() {
      window.removeEventListener("message", listen);
      frame.remove();
    },
  };
}

function answer(
  name: string,
  parts: readonly unknown[],
): { readonly answer: unknown } | { readonly failure: string } {
  try {
    const run = Object.hasOwn(functions, name) && !name.endsWith("_") ? functions[name] : undefined;
    if (run === undefined) throw new Error(`Evidence Mapper has no ${name}.`);
    return { answer: JSON.parse(JSON.stringify(run(...parts) ?? null)) as unknown };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
