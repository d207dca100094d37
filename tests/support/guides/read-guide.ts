/** A guide of docs/guides as what it asks of a person: numbered steps, each with its pictures. */

export interface GuidePicture {
  readonly name: string;
  readonly alternative: string;
}

export interface GuideStep {
  readonly section: string;
  readonly number: number;
  /** The step's words in one line, with Markdown's marks. */
  readonly text: string;
  readonly pictures: readonly GuidePicture[];
}

const picture = /!\[([^\]]*)\]\(\.\.\/pictures\/([\w-]+\.png)\)/g;

/** The steps in order. A step is an entry of a numbered list, with the lines that are indented below it. */
export function readGuide(markdown: string): readonly GuideStep[] {
  const steps: GuideStep[] = [];
  let section = "";
  let number = 0;
  let lines: string[] = [];
  const end = (): void => {
    if (lines.length === 0) return;
    const whole = lines.join(" ").replace(/\s+/g, " ").trim();
    steps.push({
      section,
      number,
      text: whole.replace(picture, "").replace(/\s+/g, " ").trim(),
      pictures: [...whole.matchAll(picture)].map(([, alternative = "", name = ""]) => ({
        name,
        alternative,
      })),
    });
    lines = [];
  };
  for (const line of markdown.split("\n")) {
    const begun = /^(\d+)\. +(.*)$/.exec(line);
    const heading = /^## +(.*)$/.exec(line);
    if (begun !== null) {
      end();
      number = Number(begun[1]);
      lines.push(begun[2] ?? "");
    } else if (heading !== null) {
      end();
      section = heading[1] ?? "";
    } else if (lines.length > 0 && /^ {2,}\S/.test(line)) lines.push(line);
    else if (line.trim() !== "") end();
  }
  end();
  return steps;
}
