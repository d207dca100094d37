/// <reference types="google-apps-script" />
/** The global services that a script finds. What is not here, the host does not know. */
import { bookObject } from "./book.ts";
import { colourRuleBuilder } from "./colour-rules.ts";
import { dayIn, formatDate, instantIn } from "./dates.ts";
import { type Fake, isDate, service } from "./execution.ts";
import { htmlService } from "./html.ts";
import { rangeObject } from "./range.ts";
import { richTextBuilder } from "./rich-text.ts";
import { sheetObject } from "./sheet.ts";
import { cacheService, lockService, propertiesService } from "./stores.ts";
import { uiObject } from "./ui.ts";
import { validationBuilder } from "./validation.ts";
import { type Scene } from "./world.ts";

const enumeration = <Name extends string>(...names: readonly Name[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, name]));

export function globalsOf(scene: Scene): Record<string, unknown> {
  const { world, run } = scene;
  const { book } = world;
  const log = (...parts: unknown[]): void => void world.logs.push(parts.map(String).join(" "));
  const refused = (): never => {
    throw new Error("This call needs a permission that the manifest does not ask for.");
  };
  return {
    console: { log, info: log, warn: log, error: log, time: () => undefined, timeEnd: () => undefined },
    Logger: service(run, "Logger", { log }),
    SpreadsheetApp: service(run, "SpreadsheetApp", {
      getActive: () => bookObject(scene),
      getActiveSpreadsheet: () => bookObject(scene),
      getActiveSheet: () => sheetObject(scene, book.active),
      getActiveRange: () => rangeObject(scene, book.active, book.selection),
      getUi: () => uiObject(scene),
      flush: () => undefined,
      openById: refused,
      openByUrl: refused,
      create: refused,
      newConditionalFormatRule: () => colourRuleBuilder(scene),
      newDataValidation: () => validationBuilder(scene),
      newRichTextValue: () => richTextBuilder(scene),
      ...enumerations,
    } satisfies Fake<GoogleAppsScript.Spreadsheet.SpreadsheetApp>),
    PropertiesService: propertiesService(scene),
    CacheService: cacheService(scene),
    LockService: lockService(scene),
    HtmlService: htmlService(scene),
    ScriptApp: { AuthMode: enumeration("NONE", "LIMITED", "FULL", "CUSTOM_FUNCTION") },
    Session: service(run, "Session", {
      getActiveUserLocale: () => "en_GB",
      getScriptTimeZone: () => "Etc/UTC",
      getTemporaryActiveUserKey: () => `key of ${world.person.email}`,
      getActiveUser: refused,
      getEffectiveUser: refused,
    } satisfies Fake<GoogleAppsScript.Base.Session>),
    Utilities: service(run, "Utilities", {
      formatDate(date: unknown, zone: string, pattern: string) {
        if (!isDate(date))
          throw new Error("The parameters don't match the method signature for Utilities.formatDate.");
        return formatDate(date, zone, pattern);
      },
      parseDate(text: string, zone: string, pattern: string) {
        const parts = /^(\d{4})-(\d{2})-(\d{2})(?: (\d{2}):(\d{2}))?$/.exec(text);
        if (parts === null || !/^yyyy-MM-dd( HH:mm)?$/.test(pattern))
          throw new Error(`The test host cannot read “${text}” by “${pattern}”.`);
        const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts
          .slice(1)
          .map((part: string | undefined) => Number(part ?? 0));
        if (dayIn(zone, year, month, day) === null) throw new Error(`Unparseable date: “${text}”`);
        return run.realm.date(instantIn(zone, { year, month, day, hour, minute, second: 0 }).getTime());
      },
      getUuid: () => `00000000-0000-4000-8000-${String(book.nextId++).padStart(12, "0")}`,
      sleep: () => undefined,
    } satisfies Fake<GoogleAppsScript.Utilities.Utilities>),
  };
}

const enumerations = {
  ProtectionType: enumeration("RANGE", "SHEET"),
  WrapStrategy: enumeration("WRAP", "OVERFLOW", "CLIP"),
  BorderStyle: enumeration("DOTTED", "DASHED", "SOLID", "SOLID_MEDIUM", "SOLID_THICK", "DOUBLE"),
  BooleanCriteria: enumeration(
    "CUSTOM_FORMULA",
    "TEXT_EQUAL_TO",
    "TEXT_CONTAINS",
    "TEXT_STARTS_WITH",
    "CELL_EMPTY",
    "CELL_NOT_EMPTY",
  ),
  DataValidationCriteria: enumeration(
    "CHECKBOX",
    "VALUE_IN_LIST",
    "VALUE_IN_RANGE",
    "DATE_IS_VALID_DATE",
    "CUSTOM_FORMULA",
  ),
  DeveloperMetadataVisibility: enumeration("DOCUMENT", "PROJECT"),
  Dimension: enumeration("ROWS", "COLUMNS"),
};
