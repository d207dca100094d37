/** Two pages to try the extension on: an inbox and a customer record. Everybody in them is made up. */

const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 15px/1.5 system-ui, "Liberation Sans", Arial, sans-serif; }
header { padding: 10px 16px; border-bottom: 1px solid #8886; }
header p { margin: 0; }
main { max-width: 46rem; margin: 0 auto; padding: 16px; }
article { border: 1px solid #8886; border-radius: 8px; padding: 12px 16px; margin: 0 0 16px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0 0 12px; }
dt { font-weight: 600; } dd { margin: 0; }
h1 { font-size: 20px; } h2 { font-size: 17px; margin: 0 0 8px; }
`;

interface Message {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly subject: string;
  readonly text: readonly string[];
}

/** In order of time, as in a conversation: of several on one screen, the extension takes the last for the open one. */
const messages: readonly Message[] = [
  {
    id: "callum-complaint-answer@harbour-street.example",
    from: "Callum Pryce, customer service",
    to: "Nadia Brennan",
    date: "9 March 2026, 16:05",
    subject: "Re: The wrong colour again",
    text: [
      "Dear Ms Brennan,",
      "I am sorry that the second lamp came in the wrong colour too. I checked the order with the warehouse: the label on the shelf was wrong, and it has been changed. A blue one left today by the quick post, and you need not send the other two back yourself: we collect them when it suits you.",
      "Is there anything else that I can put right for you?",
      "Yours sincerely, Callum Pryce",
    ],
  },
  {
    id: "harpreet-delivery-slot@harbour-street.example",
    from: "Harpreet Gill, front desk",
    to: "Erik Sandell",
    date: "12 March 2026, 10:42",
    subject: "Your delivery on Friday",
    text: [
      "Dear Mr Sandell,",
      "thank you for ringing this morning about your delivery. I have looked it up: the van comes on Friday between two and four, as you asked. Should the time not suit you after all, call the desk before noon on Thursday and we will find another one.",
      "I have also told the driver about the narrow gate, so that nobody has to turn round in the lane.",
      "Kind regards, Harpreet Gill",
    ],
  },
];

export function practicePage(name: string): string | null {
  if (name === "inbox")
    return page(
      "Practice inbox",
      messages
        .map(
          ({ id, from, to, date, subject, text }) =>
            `<article data-message-id="${id}"><h2>${subject}</h2><dl><dt>From</dt><dd>${from}</dd><dt>To</dt><dd>${to}</dd><dt>Sent</dt><dd>${date}</dd></dl>${text.map((one) => `<p>${one}</p>`).join("")}</article>`,
        )
        .join(""),
    );
  if (name === "customers")
    return page(
      "Practice customer record",
      `<article><h2>Customer 20417: Erik Sandell</h2><dl><dt>Record</dt><dd>20417</dd><dt>Handled by</dt><dd>Harpreet Gill</dd><dt>Opened</dt><dd>12 March 2026</dd></dl><h2>Notes</h2><p>Rang about the delivery time. Offered Friday afternoon, confirmed by e-mail. Driver told about the gate.</p></article>`,
    );
  return null;
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><header><p>${title}: everybody here is made up. Open the extension's panel and tag something.</p></header><main><h1>${title}</h1>${content}</main></body></html>`;
}
