import { isObject, type Json } from "@provider-clients/openapi";
import { compilePart, compileSchema } from "./compile-schema.js";
import type { Compiler, Loss } from "./compiler.js";
import type { InPlace } from "./in-place.js";
import type { ModuleFunctions, Work } from "./module-functions.js";
import type { Names } from "./names.js";
import { nameOfReference, type SchemaSet } from "./schema-set.js";

/** The constants and imports of a module. */
export interface ModuleParts {
  readonly imports: Set<string>;
  /** The code of each constant, by name. */
  readonly constants: Map<string, string>;
  readonly losses: Loss[];
}

/** Creates the compiler for a set of schemas; it adds constants and imports to `parts`. */
export const createCompiler = (
  { definitions }: SchemaSet,
  inPlace: InPlace,
  names: Names,
  functions: ModuleFunctions,
  { imports, constants, losses }: ModuleParts,
): Compiler => {
  const constantNames = new Map<string, string>();
  const lose: Compiler["lose"] = ({ check }, keyword, reason) => {
    losses.push({ check, keyword, reason });
  };
  const compiler: Compiler = {
    compile: (schema, place) => compileSchema(schema, place, compiler),
    compilePart: (schema, place) => compilePart(schema, place, compiler),
    checkOf: (schema, place, tellsSeen) =>
      isReference(schema)
        ? (compiler.checkOfReference(schema.$ref, place) ?? functions.nameFor(place.check, anything))
        : functions.nameFor(place.check, { schema, tellsSeen, definition: place.definition }),
    checkOfReference: (reference, place) => {
      const name = nameOfReference(reference);
      const isBack = place.definition !== undefined && inPlace.leadsTo(name, place.definition);
      const schema = definitions.get(name);
      if (schema === undefined) lose(place, "$ref", `${reference} leads nowhere`);
      else if (isBack) lose(place, "$ref", `${reference} leads back to the same value`);
      return schema === undefined || schema === true || isBack
        ? undefined
        : functions.nameForDefinition(name);
    },
    use: (helper) => {
      imports.add(helper);
      return helper;
    },
    constant: (wish, type, expression) => {
      const name = constantNames.get(expression) ?? names.take(wish);
      constantNames.set(expression, name);
      constants.set(name, `const ${name}${type && `: ${type}`} = ${expression};\n`);
      return name;
    },
    lose,
  };
  return compiler;
};

const anything: Work = { schema: true, tellsSeen: false, definition: undefined };

/** True if a schema consists only of a reference. */
export const isReference = (schema: Json): schema is { readonly $ref: string } =>
  isObject(schema) && typeof schema.$ref === "string" && Object.keys(schema).length === 1;
