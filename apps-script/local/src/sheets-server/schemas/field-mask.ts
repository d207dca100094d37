/** `fields=sheets(properties(sheetId,title),data/rowData)`: which parts of an answer are asked for. */
import { invalid } from "../api-fault.ts";
import { isJsonObject, type Json } from "../json.ts";
import { fieldsOf } from "./check-schema.ts";

/** `null`: all of it. */
export type FieldMask = ReadonlyMap<string, FieldMask> | null;

/** Reads a mask and checks it against the schema that it picks from. Throws as Google answers. */
export function readFieldMask(text: string, schema: string): FieldMask {
  let at = 0;
  const fail = (): Error => invalid(`Request contains an invalid argument. Invalid field selection ${text}`);
  const list = (type: string, inside: boolean): FieldMask => {
    const found = new Map<string, FieldMask>();
    let all = false;
    for (;;) {
      const name = /^[A-Za-z*][\w*-]*/.exec(text.slice(at))?.[0];
      if (name === undefined) throw fail();
      at += name.length;
      if (name === "*") all = true;
      else found.set(name, both(found.get(name), path(typeOfField(type, name, fail))));
      if (text[at] === ",") at += 1;
      else if (inside === (text[at] === ")")) return all ? null : found;
      else throw fail();
    }
  };
  const path = (type: string): FieldMask => {
    if (text[at] === "(") {
      at += 1;
      const inner = list(type, true);
      at += 1;
      return inner;
    }
    if (text[at] !== "/" && text[at] !== ".") return null;
    at += 1;
    const name = /^[A-Za-z*][\w*-]*/.exec(text.slice(at))?.[0];
    if (name === undefined) throw fail();
    at += name.length;
    return name === "*" ? path("any") : new Map([[name, path(typeOfField(type, name, fail))]]);
  };
  const mask = list(schema, false);
  if (at !== text.length) throw fail();
  return mask;
}

function typeOfField(type: string, name: string, fail: () => Error): string {
  const fields = fieldsOf(type);
  if (fields === undefined) {
    if (type === "any") return "any";
    throw fail();
  }
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) throw fail();
  return typeof field === "string" ? field : (field[0] ?? "any");
}

function both(a: FieldMask | undefined, b: FieldMask): FieldMask {
  if (a === undefined) return b;
  if (a === null || b === null) return null;
  const merged = new Map(a);
  for (const [name, inner] of b) merged.set(name, both(merged.get(name), inner));
  return merged;
}

/** Is anything at this path asked for? */
export function asksFor(mask: FieldMask, ...path: readonly string[]): boolean {
  let here: FieldMask | undefined = mask;
  for (const name of path) {
    if (here === null) return true;
    here = here.get(name);
    if (here === undefined) return false;
  }
  return true;
}

/** The part of the value that the mask names. */
export function masked(value: Json, mask: FieldMask): Json {
  if (mask === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => masked(item, mask));
  if (!isJsonObject(value)) return value;
  const found: Record<string, Json> = {};
  for (const [name, inner] of mask) {
    const own = Object.hasOwn(value, name) ? value[name] : undefined;
    if (own !== undefined) found[name] = masked(own, inner);
  }
  return found;
}
