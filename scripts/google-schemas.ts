/**
 * The shapes of Google's requests, taken from the types that googleapis ships, so that the local Sheets server
 * refuses what Google would refuse. `npm run google-schemas` writes them again after an update of googleapis.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

/** `"string"`, `"number"`, `"boolean"`, `"any"`, the name of a schema, or a list of one of these. */
export type FieldType = string | readonly [string];
export type Fields = Readonly<Record<string, FieldType>>;

export interface GoogleSchemas {
  /** Bodies and what they hold. */
  readonly schemas: Readonly<Record<string, Fields>>;
  /** Query and path parameters of a method, such as `spreadsheets.values.append`. */
  readonly parameters: Readonly<Record<string, Fields>>;
}

interface Source {
  readonly file: string;
  /** The schemas to take, with all that they refer to. */
  readonly roots: readonly string[];
  readonly methods: readonly string[];
}

const sources: readonly Source[] = [
  {
    file: "googleapis/build/src/apis/sheets/v4.d.ts",
    roots: ["Spreadsheet", "BatchUpdateSpreadsheetRequest", "ValueRange", "BatchUpdateValuesRequest"],
    methods: [
      "Spreadsheets$Create",
      "Spreadsheets$Get",
      "Spreadsheets$Batchupdate",
      "Spreadsheets$Values$Append",
      "Spreadsheets$Values$Get",
      "Spreadsheets$Values$Batchget",
      "Spreadsheets$Values$Update",
      "Spreadsheets$Values$Batchupdate",
    ],
  },
  {
    file: "googleapis/build/src/apis/drive/v3.d.ts",
    roots: ["File"],
    methods: ["Files$Create", "Files$Get", "Files$List"],
  },
];

/** Reads the types of the installed googleapis. Throws when they are not as they were. */
export function googleSchemas(): GoogleSchemas {
  const schemas: Record<string, Fields> = {};
  const parameters: Record<string, Fields> = {};
  for (const { file, roots, methods } of sources) {
    const path = createRequire(import.meta.url)
      .resolve(file.replace(/\.d\.ts$/, ""))
      .replace(/\.js$/, ".d.ts");
    const interfaces = interfacesOf(path);
    const standard = interfaces.get("StandardParameters");
    if (standard === undefined) throw new Error(`${file} has no StandardParameters.`);
    const wanted = [...roots];
    for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
      if (name in schemas) continue;
      const fields = interfaces.get(`Schema$${name}`);
      if (fields === undefined) throw new Error(`${file} has no schema ${name}.`);
      schemas[name] = fields;
      for (const type of Object.values(fields)) {
        const inner = typeof type === "string" ? type : type[0];
        if (!plainTypes.has(inner)) wanted.push(inner);
      }
    }
    for (const method of methods) {
      const fields = interfaces.get(`Params$Resource$${method}`);
      if (fields === undefined) throw new Error(`${file} has no method ${method}.`);
      const own = Object.entries({ ...standard, ...fields }).filter(
        ([name]) => !["auth", "requestBody", "media", "resource"].includes(name),
      );
      parameters[method.replaceAll("$", ".").toLowerCase()] = Object.fromEntries(own);
    }
  }
  return { schemas: sorted(schemas), parameters: sorted(parameters) };
}

const plainTypes = new Set(["string", "number", "boolean", "any"]);

function interfacesOf(path: string): ReadonlyMap<string, Fields> {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const found = new Map<string, Fields>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node)) found.set(node.name.text, fieldsOf(node, source));
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function fieldsOf({ members }: ts.InterfaceDeclaration, source: ts.SourceFile): Fields {
  const fields: Record<string, FieldType> = {};
  for (const member of members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(source);
    fields[name] = typeOf(member.type, source);
  }
  return fields;
}

function typeOf(node: ts.TypeNode, source: ts.SourceFile): FieldType {
  if (ts.isUnionTypeNode(node)) {
    const rest = node.types.filter((type) => type.getText(source) !== "null");
    return rest.length === 1 && rest[0] !== undefined ? typeOf(rest[0], source) : "any";
  }
  if (ts.isArrayTypeNode(node)) {
    const inner = typeOf(node.elementType, source);
    return [typeof inner === "string" ? inner : "any"];
  }
  const text = node.getText(source);
  if (text.startsWith("Schema$")) return text.slice("Schema$".length);
  return plainTypes.has(text) ? text : "any";
}

function sorted<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
