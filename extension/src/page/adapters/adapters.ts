import { type Adapter } from "./adapter.ts";
import { generic } from "./generic.ts";
import { gmail } from "./gmail.ts";
import { hubspot } from "./hubspot.ts";
import { outlook } from "./outlook.ts";
import { roundcube } from "./roundcube.ts";
import { salesforce } from "./salesforce.ts";
import { zendesk } from "./zendesk.ts";

/** The first that knows a page reads it; the generic one knows every page. */
export const adapters: readonly Adapter[] = [
  gmail,
  outlook,
  salesforce,
  hubspot,
  zendesk,
  roundcube,
  generic,
];
