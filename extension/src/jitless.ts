/** Imported first by every entry: an extension's pages may make no code from text. */
import * as z from "zod";

z.config({ jitless: true });
