/** How each state looks in a sheet: a colour, and without colours another kind of letters. */
export interface Look {
  readonly background: string;
  readonly colour: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
}

/** "sampled" is a decision that an IQA has looked at as well. */
export const stateLooks = {
  sampled: { background: "#9bd3b4", colour: "#08331c", bold: true, underline: true },
  decided: { background: "#c9ead8", colour: "#0b3d22", bold: true },
  covered: { background: "#fdf0d0", colour: "#523500", italic: true },
  partly: { background: "#e4e9ee", colour: "#2d3a43", italic: true, underline: true },
  open: { background: "#ffffff", colour: "#8c2b16", strikethrough: true },
} as const satisfies Readonly<Record<string, Look>>;

/** What an IQA must act on, and what somebody should look at. */
export const attentionLooks = {
  act: { background: "#f9d6d0", colour: "#7a1408", bold: true, underline: true },
  look: { background: "#fdf0d0", colour: "#523500", italic: true },
} as const satisfies Readonly<Record<string, Look>>;
