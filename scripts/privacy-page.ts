/** The privacy page for the Web Store, made from the same declaration as the screen “Your data”. */
import { declaredGroups } from "../extension/src/store/declared-fields.ts";

const intro = `# Privacy

What the Evidence Mapper browser extension keeps, why, for how long, and how it goes again. This page is made from
the declaration that the extension itself shows under _Your data_; a test fails when anything else is kept.

## In short

- Everything is kept in your browser profile on your device. The makers of Evidence Mapper receive nothing: there is
  no server of theirs, no account, no analytics and no advertising.
- A page is read only when you press the Evidence Mapper button on it. What is kept by default is where the item
  stays, not what it says. Its words are kept only when you select them and see what will be kept.
- Before anything is kept it is searched for secrets such as passwords, card and bank numbers. They are refused.
  Personal data of others, such as telephone numbers, is masked.
- If you choose a tracker, your entries are sent to that spreadsheet, over Google's interface and with your own
  Google account, and to nobody else. Without a tracker nothing leaves the device.
- You can export everything at any time, erase one learner, or erase everything. Removing the extension from the
  browser removes all of it.

## What is kept
`;

const outro = `
## Where it goes

To the tracker that you chose, if you chose one: entries, with the learner's id, your name and what is listed above
under evidence items, tags, decisions and signatures. Your centre decides who may open that spreadsheet and how long
it is kept. What was sent to the tracker is not erased from there when you erase it from the device.

The use of information received from Google's interfaces adheres to the
[Chrome Web Store User Data Policy](https://developer.chrome.com/docs/webstore/program-policies/user-data-faq),
including the Limited Use requirements: it serves the one purpose above, is not sold, not transferred to others and
not read by people other than those whom your centre lets open the tracker.

## Learners' rights

Your centre is responsible for its learners' data. _Export_ gives a copy of everything about one learner; _Put it
right_ corrects an entry, and what it said before stays on record for verifiers; _Erase_ takes a learner from the
device.
`;

export function privacyPage(): string {
  const groups = declaredGroups.map(({ title, purpose, keptFor, erasedBy, fields }) => {
    const words = [...new Set(fields.map((field) => field.words))];
    return `
### ${title}

${purpose}

${words.map((word) => `- ${word}`).join("\n")}

**Kept:** ${keptFor} **Erased by:** ${erasedBy}
`;
  });
  return [intro, ...groups, outro].join("");
}
