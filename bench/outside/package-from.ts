/** Packages from a folder that is not this project's. */
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

export function packageFrom(folder: string, name: string): unknown {
  return createRequire(join(resolve(folder), "package.json"))(name);
}

/** Calls a method of an object whose type is not known here. */
export function call(object: unknown, method: string, ...given: unknown[]): unknown {
  const found = member(object, method);
  if (typeof found !== "function") throw new Error(`There is no ${method}.`);
  return Reflect.apply(found, object, given);
}

/** Makes an object of a package's class. */
export function make(constructor: unknown, ...given: unknown[]): unknown {
  if (typeof constructor !== "function") throw new Error("This is no class.");
  return Reflect.construct(constructor, given);
}

export function member(object: unknown, name: string): unknown {
  if ((typeof object !== "object" && typeof object !== "function") || object === null)
    throw new Error(`Nothing has ${name}.`);
  return Reflect.get(object, name);
}
