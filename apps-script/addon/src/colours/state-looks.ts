/** How each state looks in the sheet: a colour, and without colours another kind of letters. */
import { type ColourRule } from "../spreadsheet.ts";
import { type MarkState } from "./mark-state.ts";

type Look = Pick<ColourRule, "background" | "colour" | "bold" | "italic" | "underline" | "strikethrough">;

export const stateLooks: Readonly<Record<MarkState, Look>> = {
  sampled: { background: "#9bd3b4", colour: "#08331c", bold: true, underline: true },
  decided: { background: "#c9ead8", colour: "#0b3d22", bold: true },
  covered: { background: "#fdf0d0", colour: "#523500", italic: true },
  partly: { background: "#e4e9ee", colour: "#2d3a43", italic: true, underline: true },
  open: { background: "#ffffff", colour: "#8c2b16", strikethrough: true },
};
