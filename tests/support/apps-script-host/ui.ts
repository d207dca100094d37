/// <reference types="google-apps-script" />
/** `Ui`: menus, questions with scripted answers, sidebars and dialogs, which are kept for the test. */
import { type Fake, service } from "./execution.ts";
import { type DialogAnswer, type MenuState, type Scene } from "./world.ts";
import { pageOf } from "./html.ts";

type Real = GoogleAppsScript.Base.Ui;

const Button = { CLOSE: "CLOSE", OK: "OK", CANCEL: "CANCEL", YES: "YES", NO: "NO" } as const;
const ButtonSet = {
  OK: "OK",
  OK_CANCEL: "OK_CANCEL",
  YES_NO: "YES_NO",
  YES_NO_CANCEL: "YES_NO_CANCEL",
} as const;

export function uiObject(scene: Scene): object {
  const { world, run } = scene;

  function asked(kind: "alert" | "prompt", parts: readonly unknown[]): DialogAnswer {
    const texts = parts.map(String);
    const buttons =
      texts.length > 1 && texts[texts.length - 1] !== undefined && lastIsButtons(texts) ? texts.pop() : "OK";
    const [title, text] = texts.length > 1 ? [texts[0] ?? "", texts[1] ?? ""] : ["", texts[0] ?? ""];
    world.dialogs.push({ kind, title, text, buttons: buttons ?? "OK" });
    const answer = world.answers.shift();
    if (answer === undefined && (kind === "prompt" || buttons !== "OK"))
      throw new Error(`The test has no answer to “${title}: ${text}”: use host.answer().`);
    const pressed = answer ?? { button: "OK" };
    if (pressed.button !== "CLOSE" && !`${buttons}`.split("_").includes(pressed.button))
      throw new Error(`“${text}” has no button ${pressed.button}.`);
    return pressed;
  }

  function show(kind: "sidebar" | "modal" | "modeless", page: unknown, title?: string): void {
    const { content, ...own } = pageOf(scene, page);
    world.pages.push({
      kind,
      title: title ?? own.title,
      html: content,
      width: own.width,
      height: own.height,
    });
  }

  return service(run, "Ui", {
    Button: Button as unknown as typeof GoogleAppsScript.Base.Button,
    ButtonSet: ButtonSet as unknown as typeof GoogleAppsScript.Base.ButtonSet,
    createMenu: (caption: string) => menuObject(scene, { caption, items: [] }),
    createAddonMenu: () => menuObject(scene, { caption: null, items: [] }),
    alert: (...parts: unknown[]) => asked("alert", parts).button,
    prompt(...parts: unknown[]) {
      const answer = asked("prompt", parts);
      return service(run, "PromptResponse", {
        getResponseText: () => answer.text ?? "",
        getSelectedButton: () => answer.button,
      } satisfies Fake<GoogleAppsScript.Base.PromptResponse>);
    },
    showSidebar: (page: unknown) => show("sidebar", page),
    showModalDialog: (page: unknown, title: string) => show("modal", page, title),
    showModelessDialog: (page: unknown, title: string) => show("modeless", page, title),
  } satisfies Fake<Real>);
}

function lastIsButtons(texts: readonly string[]): boolean {
  return Object.keys(ButtonSet).includes(texts[texts.length - 1] ?? "");
}

const menus = new WeakMap<object, MenuState>();

function menuObject(scene: Scene, state: MenuState): object {
  const self: object = service(scene.run, "Menu", {
    addItem(caption: string, run: string) {
      state.items.push({ kind: "item", caption, run });
      return self;
    },
    addSeparator() {
      state.items.push({ kind: "line" });
      return self;
    },
    addSubMenu(menu: unknown) {
      const found = typeof menu === "object" && menu !== null ? menus.get(menu) : undefined;
      if (found === undefined) throw new Error("addSubMenu needs a menu.");
      state.items.push({ kind: "menu", menu: found });
      return self;
    },
    addToUi() {
      scene.world.menus = [...scene.world.menus.filter(({ caption }) => caption !== state.caption), state];
    },
  } satisfies Fake<GoogleAppsScript.Base.Menu>);
  menus.set(self, state);
  return self;
}
