/** Apps Script runs no generated code: zod is told so before any schema is made. Imported first. */
import * as z from "zod";

z.config({ jitless: true });
