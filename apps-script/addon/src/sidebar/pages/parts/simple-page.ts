/** A page that asks, shows the answer, and says so: for settings and wording. */
import { add, button, el } from "./element.ts";

export interface SimplePage<View> {
  /** Shows what the script answers; on failure says why and keeps what is shown. */
  show(question: () => Promise<View>, done?: string): Promise<void>;
}

export function simplePage<View>(
  draw: (view: View) => readonly Node[],
  first: () => Promise<View>,
): SimplePage<View> {
  const view = found("view");
  const status = found("status");
  let isDrawn = false;

  async function show(question: () => Promise<View>, done = ""): Promise<void> {
    view.setAttribute("aria-busy", "true");
    status.removeAttribute("class");
    status.textContent = "One moment…";
    try {
      const answer = await question();
      const focused = document.activeElement?.id ?? "";
      view.replaceChildren();
      add(view, draw(answer));
      isDrawn = true;
      status.textContent = done;
      // What was pressed may be gone: then the answer is read from its beginning.
      if (focused !== "") (document.getElementById(focused) ?? view).focus();
    } catch (error) {
      status.className = "error";
      status.textContent = error instanceof Error ? error.message : String(error);
      if (!isDrawn) {
        view.replaceChildren(
          el("h1", { class: "top" }, "That did not work"),
          button("Try again", () => void show(first), { class: "action" }),
        );
      }
    } finally {
      view.setAttribute("aria-busy", "false");
    }
  }

  void show(first);
  return { show };
}

/** A button that asks once more before it does what it says. */
export function sureButton(id: string, text: string, sure: string, press: () => void): HTMLElement {
  const box = el("div", {});
  const calm = (): void => box.replaceChildren(button(text, ask, { id }));
  const ask = (): void => {
    const yes = button(sure, press, { class: "action" });
    box.replaceChildren(
      el("p", {}, "Are you sure?"),
      yes,
      button("No, keep it", () => {
        calm();
        document.getElementById(id)?.focus();
      }),
    );
    yes.focus();
  };
  calm();
  return box;
}

function found(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no ${id}.`);
  return element;
}
