/** Sentences that the person should not miss; each stays until it is closed. */
import { element } from "./element.ts";

export interface Choice {
  readonly caption: string;
  readonly run: () => void;
}

export const notices = {
  tell(sentence: string, choices: readonly Choice[] = []): void {
    const notice = element("notice");
    const text = document.createElement("span");
    text.textContent = `${sentence} `;
    const buttons = [
      ...choices,
      ...(choices.length === 0 ? [{ caption: "Close", run: () => undefined }] : []),
    ];
    notice.replaceChildren(
      text,
      ...buttons.map(({ caption, run }) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = caption;
        button.addEventListener("click", () => {
          notice.hidden = true;
          run();
        });
        return button;
      }),
    );
    notice.hidden = false;
  },
  close(): void {
    element("notice").hidden = true;
  },
};
