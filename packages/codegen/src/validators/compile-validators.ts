import type { Json } from "@provider-clients/openapi";
import { pascalCase } from "../names.js";
import type { Compiler, Loss, Place } from "./compiler.js";
import { createCompiler, isReference, type ModuleParts } from "./create-compiler.js";
import { followInPlace } from "./in-place.js";
import { givenPath, identifiersOf } from "./literals.js";
import { gatherFunctions, type ModuleFunctions, type Work } from "./module-functions.js";
import { createNames } from "./names.js";
import { nameOfReference, type SchemaSet } from "./schema-set.js";
import { printStatements } from "./statements.js";

/** The generated checks of a set. */
export interface CompiledChecks {
  /** Functions and their constants, without imports; each root's function is exported. */
  readonly code: string;
  /** The names to import from client-core's `validation` entry. */
  readonly imports: readonly string[];
  /** The function of each root. Equal schemas share one. */
  readonly checks: ReadonlyMap<string, string>;
  readonly losses: readonly Loss[];
}

/** Compiles schemas to typed validation functions without a library. */
export const compileValidators = (set: SchemaSet): CompiledChecks => {
  const names = createNames();
  const inPlace = followInPlace(set);
  const functions = gatherFunctions(set, inPlace, names);
  const parts: ModuleParts = { imports: new Set(), constants: new Map(), losses: [] };
  const compiler = createCompiler(set, inPlace, names, functions, parts);
  const checks = new Map(
    [...set.roots].map(([name, schema]) => [name, checkOfRoot(name, schema, set, functions)] as const),
  );
  const texts = new Map<string, string>();
  // The map grows while it is walked.
  for (const [name, work] of functions.all) texts.set(name, printCheck(name, work, compiler));
  return { ...printModule(new Set(checks.values()), texts, parts), checks, losses: parts.losses };
};

const checkOfRoot = (name: string, schema: Json, set: SchemaSet, functions: ModuleFunctions): string => {
  const definition = isReference(schema) ? nameOfReference(schema.$ref) : "";
  return set.definitions.has(definition)
    ? functions.nameForDefinition(definition)
    : functions.nameFor(`check${pascalCase(name)}`, { schema, tellsSeen: false, definition: undefined });
};

/** Leaves out constants and imports of code that turned out to be empty. */
const printModule = (
  exported: ReadonlySet<string>,
  texts: ReadonlyMap<string, string>,
  { imports, constants }: ModuleParts,
): Pick<CompiledChecks, "code" | "imports"> => {
  const used = reachedFrom(exported, texts);
  const usedConstants = [...constants].flatMap(([name, text]) => (used.has(name) ? [text] : []));
  const usedTexts = [...texts].flatMap(([name, text]) =>
    used.has(name) ? [exported.has(name) ? `export ${text}` : text] : [],
  );
  return {
    code: [...usedConstants, ...usedTexts].join("\n"),
    imports: ["Check", ...imports].filter((name) => used.has(name)).sort(),
  };
};

/** The identifiers of the given functions and of those that they call. */
const reachedFrom = (names: ReadonlySet<string>, texts: ReadonlyMap<string, string>): ReadonlySet<string> => {
  const reached = new Set(names);
  // Iterating a Set also visits elements added meanwhile.
  for (const name of reached) {
    for (const used of identifiersOf(texts.get(name) ?? "")) reached.add(used);
  }
  return reached;
};

const printCheck = (name: string, { schema, tellsSeen, definition }: Work, compiler: Compiler): string => {
  const place: Place = {
    value: "value",
    path: givenPath,
    seen: tellsSeen ? { name: "seen", isParameter: true } : undefined,
    names: createNames(["value", "path", "report", "seen"]),
    check: name,
    definition,
  };
  const body = printStatements(compiler.compile(schema, place), "  ");
  const read = identifiersOf(body);
  const parameters = ["value", "path", "report", "seen"];
  const last = parameters.findLastIndex((parameter) => read.has(parameter));
  const list = parameters
    .slice(0, last + 1)
    .map((parameter) => (read.has(parameter) ? parameter : `_${parameter}`));
  return `const ${name}: Check = (${list.join(", ")}) => {${body && `\n${body}`}};\n`;
};
