/**
 * The top-level functions of the add-on, read from its export list with the TypeScript compiler: name,
 * parameters and comment. The comment of a custom function is what Google Sheets shows while somebody types
 * a formula, so an incomplete one stops the build.
 */
import ts from "typescript";

export interface ExportedFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  /** The comment as it stands in the source, or `null`. */
  readonly comment: string | null;
  readonly isCustomFunction: boolean;
}

/** Reads the exports of `entry`. Throws with every fault when one is no function or badly described. */
export function exportedFunctions(entry: string): readonly ExportedFunction[] {
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2020,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
    lib: ["lib.es2021.d.ts"],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} exports nothing.`);
  const faults: string[] = [];
  const functions = checker.getExportsOfModule(module).flatMap((symbol) => {
    const name = symbol.getName();
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    if ((target.flags & ts.SymbolFlags.Value) === 0) return [];
    const declaration = target.declarations?.find(ts.isFunctionDeclaration);
    if (declaration === undefined) {
      faults.push(`${name} is not declared with \`function\`: Apps Script could not call it.`);
      return [];
    }
    const found = describe(name, declaration);
    faults.push(...faultsOf(found, declaration));
    return [found];
  });
  if (faults.length > 0)
    throw new Error(`The add-on's exports:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
  return functions;
}

function describe(name: string, declaration: ts.FunctionDeclaration): ExportedFunction {
  const comments = ts.getJSDocCommentsAndTags(declaration).filter(ts.isJSDoc);
  const comment = comments[comments.length - 1];
  return {
    name,
    parameters: declaration.parameters.map(({ name: own, dotDotDotToken }) =>
      dotDotDotToken === undefined ? own.getText() : `...${own.getText()}`,
    ),
    comment: comment === undefined ? null : comment.getText(),
    isCustomFunction: ts.getJSDocTags(declaration).some((tag) => tag.tagName.text === "customfunction"),
  };
}

function faultsOf(
  { name, comment, isCustomFunction }: ExportedFunction,
  declaration: ts.FunctionDeclaration,
): readonly string[] {
  const faults: string[] = [];
  if (name.endsWith("_")) faults.push(`${name} ends with “_”, which hides it from menus and pages.`);
  if (comment === null) faults.push(`${name} has no comment.`);
  for (const { name: own } of declaration.parameters)
    if (!ts.isIdentifier(own)) faults.push(`${name} takes a parameter apart: give it a name.`);
  if (!isCustomFunction) return faults;
  const described = ts.getJSDocTags(declaration).filter(ts.isJSDocParameterTag);
  for (const { name: own } of declaration.parameters) {
    const tag = described.find((one) => one.name.getText() === own.getText());
    if (tag?.typeExpression === undefined) faults.push(`${name}: no \`@param {type} ${own.getText()}\`.`);
    else if (!ts.getTextOfJSDocComment(tag.comment))
      faults.push(`${name}: ${own.getText()} is not described.`);
  }
  if (described.length !== declaration.parameters.length)
    faults.push(`${name} describes ${described.length} parameters and has ${declaration.parameters.length}.`);
  const returned = ts.getJSDocReturnTag(declaration);
  if (returned?.typeExpression === undefined) faults.push(`${name}: no \`@return {type}\`.`);
  const example = ts.getJSDocTags(declaration).find((tag) => tag.tagName.text === "example");
  const text = example === undefined ? undefined : ts.getTextOfJSDocComment(example.comment);
  if (text === undefined || !text.includes(`=${name}(`)) faults.push(`${name}: no \`@example =${name}(…)\`.`);
  return faults;
}
