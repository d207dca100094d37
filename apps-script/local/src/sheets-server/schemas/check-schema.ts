/** Refuses what Google's interface would not understand. */
import { type FieldViolation, invalid } from "../api-fault.ts";
import { isJsonObject } from "../json.ts";
import data from "./google-schemas.json" with { type: "json" };

type Fields = Readonly<Record<string, string | readonly string[]>>;

const schemas = new Map<string, Fields>(Object.entries(data.schemas));
const parameters = new Map<string, Fields>(Object.entries(data.parameters));

/** The fields of a schema; `undefined` when there is no such schema. */
export function fieldsOf(schema: string): Fields | undefined {
  return schemas.get(schema);
}

/** Throws when the value is not of the schema: a field that is unknown, or of another type. */
export function checkBody(value: unknown, schema: string): void {
  const violations: FieldViolation[] = [];
  checkValue(value, schema, "", violations);
  refuse(violations);
}

/** Throws when the method has no such parameter, or one is of another type. */
export function checkQuery(query: ReadonlyMap<string, readonly string[]>, method: string): void {
  const known = parameters.get(method.toLowerCase()) ?? {};
  const violations: FieldViolation[] = [];
  for (const [name, values] of query) {
    const type = Object.hasOwn(known, name) ? known[name] : undefined;
    if (type === undefined) {
      violations.push({
        field: "",
        description: `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      });
      continue;
    }
    const isList = typeof type !== "string";
    if (!isList && values.length > 1) violations.push(wrong(name, "it is given more than once"));
    const inner = isList ? (type[0] ?? "any") : type;
    for (const value of values) {
      if (inner === "boolean" && !/^(true|false)$/.test(value)) violations.push(wrong(name, `"${value}"`));
      if (inner === "number" && !/^-?\d+$/.test(value)) violations.push(wrong(name, `"${value}"`));
    }
  }
  refuse(violations);
}

function refuse(violations: readonly FieldViolation[]): void {
  if (violations.length > 0)
    throw invalid(violations.map(({ description }) => description).join("\n"), violations);
}

function wrong(field: string, found: string): FieldViolation {
  return { field, description: `Invalid value at '${field}' (${found})` };
}

function checkValue(value: unknown, type: string, path: string, violations: FieldViolation[]): void {
  // `null` says that a field is not given.
  if (value === null || value === undefined || type === "any") return;
  const fields = schemas.get(type);
  if (fields === undefined) {
    if (typeof value !== type) violations.push(wrong(path, JSON.stringify(value).slice(0, 60)));
    return;
  }
  if (!isJsonObject(value)) {
    violations.push(wrong(path, `${JSON.stringify(value).slice(0, 60)} is no ${type}`));
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const place = path === "" ? name : `${path}.${name}`;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      const at = path === "" ? "" : ` at '${path}'`;
      violations.push({
        field: path,
        description: `Invalid JSON payload received. Unknown name "${name}"${at}: Cannot find field.`,
      });
    } else if (typeof field === "string") checkValue(inner, field, place, violations);
    else if (inner !== null && inner !== undefined) {
      if (!Array.isArray(inner)) violations.push(wrong(place, "it is not a list"));
      else
        inner.forEach((item: unknown, index) =>
          checkValue(item, field[0] ?? "any", `${place}[${index}]`, violations),
        );
    }
  }
}
