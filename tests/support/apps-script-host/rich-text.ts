/// <reference types="google-apps-script" />
/** Text that is never interpreted. Styles of parts of it are not kept. */
import { type Fake, service } from "./execution.ts";
import { type Scene } from "./world.ts";

type Real = GoogleAppsScript.Spreadsheet.RichTextValue;
type RealBuilder = GoogleAppsScript.Spreadsheet.RichTextValueBuilder;

export function richTextObject(scene: Scene, text: string): object {
  const self: object = service(scene.run, "RichTextValue", { getText: () => text } satisfies Fake<Real>);
  scene.hidden.texts.set(self, text);
  return self;
}

export function richTextBuilder(scene: Scene): object {
  let own = "";
  const self: object = service(scene.run, "RichTextValueBuilder", {
    setText(text: unknown) {
      if (typeof text !== "string") throw new Error("setText needs a text.");
      own = text;
      return self;
    },
    build: () => richTextObject(scene, own),
  } satisfies Fake<RealBuilder>);
  return self;
}
