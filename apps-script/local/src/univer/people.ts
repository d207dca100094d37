/** Talking to the person. The browser's own boxes: the add-on waits for the answer before it goes on. */
import { type FUniver } from "@univerjs/core/facade";
import { type Spreadsheet } from "@evidence-mapper/addon/src/spreadsheet.ts";

export type People = Pick<Spreadsheet, "say" | "ask" | "askText" | "toast" | "showSidebar" | "showDialog">;

export interface Places {
  readonly openSidebar: (page: string, title: string) => void;
  readonly openDialog: (page: string, title: string, width: number, height: number) => void;
}

export function people(api: FUniver, { openSidebar, openDialog }: Places): People {
  return {
    say: (title, text) => window.alert(`${title}\n\n${text}`),
    ask(title, question, choice) {
      const both = choice === "ok-cancel" ? "" : "\n\nOK means yes, Cancel means no.";
      if (window.confirm(`${title}\n\n${question}${both}`)) return "yes";
      return choice === "ok-cancel" ? "cancel" : "no";
    },
    askText: (title, question) => window.prompt(`${title}\n\n${question}`),
    toast: (text, title) =>
      void api.showMessage({ content: title === undefined ? text : `${title}: ${text}`, duration: 6_000 }),
    showSidebar: openSidebar,
    showDialog: (page, title, { width, height }) => openDialog(page, title, width, height),
  };
}
