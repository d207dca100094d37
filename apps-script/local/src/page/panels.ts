/** Where the add-on's pages are shown: one at the side, one in a box over the page. */
import { type AddonPage, addonPage, type PageHost } from "./addon-page.ts";
import { type Places } from "../univer/people.ts";
import { element } from "./element.ts";

export function panels(host: PageHost): Places {
  const side = element("side");
  const box = element("box");
  if (!(box instanceof HTMLDialogElement)) throw new Error("#box is no dialog.");
  let sidebar: AddonPage | null = null;
  let dialog: AddonPage | null = null;

  function closeSide(): void {
    sidebar?.dispose();
    sidebar = null;
    side.hidden = true;
    element("menu-button").focus();
  }

  element("side-close").addEventListener("click", closeSide);
  element("box-close").addEventListener("click", () => box.close());
  box.addEventListener("close", () => {
    dialog?.dispose();
    dialog = null;
  });
  return {
    openSidebar(page, title) {
      sidebar?.dispose();
      element("side-title").textContent = title;
      side.hidden = false;
      sidebar = addonPage(element("side-page"), page, title, closeSide, host);
    },
    openDialog(page, title, width, height) {
      dialog?.dispose();
      element("box-title").textContent = title;
      const place = element("box-page");
      place.style.width = `${width}px`;
      place.style.maxWidth = "100%";
      place.style.height = `${height}px`;
      dialog = addonPage(place, page, title, () => box.close(), host);
      box.showModal();
    },
  };
}
