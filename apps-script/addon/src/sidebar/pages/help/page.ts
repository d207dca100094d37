/** Help has nothing to ask: it can be read without the script. */
import { closePage } from "../parts/server.ts";

document.getElementById("close")?.addEventListener("click", closePage);
