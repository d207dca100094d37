/** One run of the script: who may call what in it, what it called, and the world its values belong to. */
import { type Value, isError } from "./model.ts";

/**
 * How far the person has authorised the add-on for this run, as in Apps Script's `ScriptApp.AuthMode`:
 * `NONE` in an `onOpen` before the add-on is used in the document, `LIMITED` in simple triggers, `FULL` from
 * menus and pages, `CUSTOM_FUNCTION` in formulas.
 */
export type AuthMode = "NONE" | "LIMITED" | "FULL" | "CUSTOM_FUNCTION";

export interface Counts {
  /** Calls of services by `Class.method`. */
  readonly calls: Map<string, number>;
  /** Calls that read cells or what hangs on them. */
  reads: number;
  /** Calls that change the spreadsheet. */
  writes: number;
}

/** Makes values of the script's own world, so that `instanceof` holds there. */
export interface Realm {
  readonly date: (time: number) => Date;
  readonly list: <Item>(items: readonly Item[]) => Item[];
  readonly object: () => Record<string, unknown>;
  readonly error: (message: string) => Error;
}

export interface Execution {
  readonly id: number;
  readonly mode: AuthMode;
  readonly counts: Counts;
  readonly realm: Realm;
  /** Called before each call of a service; may throw, or change the spreadsheet as somebody else would. */
  readonly onCall: ((call: string, count: number) => void) | undefined;
}

/** The methods of a fake: only names that the real class has, and plain answers of the real type. */
export type Fake<Real> = {
  readonly [Name in keyof Real]?: Real[Name] extends (...parts: infer _Parts) => infer Answer
    ? [Answer] extends [Plain]
      ? IsEnumeration<Answer> extends true
        ? (...parts: never[]) => unknown
        : Real[Name]
      : (...parts: never[]) => unknown
    : unknown;
};
/** The host's enumerations are texts. */
type IsEnumeration<Answer> = [Answer] extends [number]
  ? Same<Answer, number> extends true
    ? false
    : true
  : false;
type Same<A, B> =
  (<Probe>() => Probe extends A ? 1 : 2) extends <Probe>() => Probe extends B ? 1 : 2 ? true : false;
type Plain = string | number | boolean | null | readonly (readonly string[])[];

const writing =
  /^(set|clear|create|insert|delete|append|merge|break|protect|remove|add|activate|hide|show(?!Sidebar|Modal|Modeless)|move|rename|sort|toast|build$)/;
const cellClasses = new Set([
  "Range",
  "Sheet",
  "Spreadsheet",
  "Protection",
  "NamedRange",
  "DeveloperMetadata",
  "RangeList",
  "Filter",
]);
/** Changes nothing by itself, whatever its name. */
const harmless = new Set(["Range.offset", "Sheet.activate", "Range.activate"]);

const scopeOf: Readonly<Record<string, string>> = {
  SpreadsheetApp:
    "(https://www.googleapis.com/auth/spreadsheets.currentonly || https://www.googleapis.com/auth/spreadsheets)",
  PropertiesService: "(https://www.googleapis.com/auth/script.storage)",
  Session: "(https://www.googleapis.com/auth/userinfo.email)",
  Ui: "(https://www.googleapis.com/auth/script.container.ui)",
};

/** Calls that the manifest's two scopes never allow. */
const neverAllowed = new Set([
  "SpreadsheetApp.openById",
  "SpreadsheetApp.openByUrl",
  "SpreadsheetApp.open",
  "SpreadsheetApp.create",
  "Session.getActiveUser",
  "Session.getEffectiveUser",
]);

const allowedUnauthorised =
  /^(SpreadsheetApp\.getUi|Ui\.(createAddonMenu|createMenu)|Menu\..*|HtmlService\..*|HtmlOutput\..*|HtmlTemplate\..*|Utilities\..*|Session\.(getActiveUserLocale|getScriptTimeZone))$/;

/** Wraps the methods of one object: each call is counted and allowed or refused as the mode says. */
export function service<Methods extends object>(
  run: Execution,
  className: string,
  methods: Methods,
): Methods {
  return new Proxy(methods, {
    get(target, key, receiver): unknown {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof key === "symbol") return found;
      if (key === "toString") return () => className;
      if (found === undefined) {
        if (key === "then" || key === "toJSON" || key === "constructor" || key === "valueOf")
          return undefined;
        throw new Error(
          `The test host has no ${className}.${key} (tests/support/apps-script-host). If Apps Script has it, add it there.`,
        );
      }
      if (typeof found !== "function") return found;
      return (...parts: unknown[]): unknown => {
        enter(run, className, key);
        try {
          return Reflect.apply(found, target, parts);
        } catch (error) {
          throw inRealm(run, error);
        }
      };
    },
    set(_, key) {
      throw new Error(`${className}.${String(key)} cannot be set.`);
    },
  });
}

function enter(run: Execution, className: string, method: string): void {
  const call = `${className}.${method}`;
  const { counts, mode, realm } = run;
  const count = (counts.calls.get(call) ?? 0) + 1;
  counts.calls.set(call, count);
  run.onCall?.(
    call,
    [...counts.calls.values()].reduce((sum, own) => sum + own, 0),
  );
  const writes = cellClasses.has(className) && writing.test(method) && !harmless.has(call);
  if (writes) counts.writes += 1;
  else if (
    cellClasses.has(className) &&
    /^get(Values?|DisplayValues?|Formulas?|Notes?|Backgrounds?|NumberFormats?|SheetValues|RichTextValues?|MergedRanges|DataValidations?|FontColors|FontWeights)$/.test(
      method,
    )
  )
    counts.reads += 1;

  const scope = scopeOf[className] ?? scopeOf["SpreadsheetApp"] ?? "";
  const refused = (): Error =>
    realm.error(`Specified permissions are not sufficient to call ${call}. Required permissions: ${scope}`);
  if (neverAllowed.has(call)) throw refused();
  switch (mode) {
    case "FULL":
      return;
    case "NONE":
      if (!allowedUnauthorised.test(call)) throw refused();
      return;
    case "LIMITED":
      if (className === "Ui" && /^(show|alert|prompt)/.test(method)) throw refused();
      return;
    case "CUSTOM_FUNCTION":
      if (call === "SpreadsheetApp.getUi")
        throw realm.error("Cannot call SpreadsheetApp.getUi() from this context.");
      if (writes || /\.activate$/.test(call) || (className === "Properties" && /^(set|delete)/.test(method)))
        throw realm.error(`You do not have permission to call ${method}`);
  }
}

function inRealm(run: Execution, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const own = run.realm.error(error.message);
  own.stack = error.stack ?? "";
  return own;
}

/** A value of a cell as scripts and custom functions get it. */
export function toScript(run: Pick<Execution, "realm">, value: Value): unknown {
  if (value instanceof Date) return run.realm.date(value.getTime());
  return isError(value) ? value.error : value;
}

export function rowsToScript<Item>(
  run: Pick<Execution, "realm">,
  rows: readonly (readonly Item[])[],
): Item[][] {
  return run.realm.list(rows.map((row) => run.realm.list(row)));
}

/** Dates come from the script's world, where the host's `instanceof` says no. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === "[object Date]";
}
