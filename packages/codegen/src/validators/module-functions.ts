import type { Json } from "@provider-clients/openapi";
import { pascalCase } from "../names.js";
import type { InPlace } from "./in-place.js";
import type { Names } from "./names.js";
import { referencesInPlace, type SchemaSet } from "./schema-set.js";

/** A validation function to generate. */
export interface Work {
  readonly schema: Json;
  /** True if it records which parts the schema evaluates. */
  readonly tellsSeen: boolean;
  /** The definition of the value that it validates. */
  readonly definition: string | undefined;
}

/** The functions of a module. */
export interface ModuleFunctions {
  /** All requested functions by name; grows while it is iterated. */
  readonly all: ReadonlyMap<string, Work>;
  /** A function name based on `wish`; equal schemas without a name share one function. */
  readonly nameFor: (wish: string, work: Work) => string;
  /** The name of a definition's function. */
  readonly nameForDefinition: (definition: string) => string;
}

/** Collects the functions of a module. */
export const gatherFunctions = (set: SchemaSet, inPlace: InPlace, names: Names): ModuleFunctions => {
  const all = new Map<string, Work>();
  const known = new Map<string, string>();
  const nameAs = (key: string, wish: string, work: Work): string => {
    const name = known.get(key) ?? names.take(wish);
    known.set(key, name);
    if (!all.has(name)) all.set(name, work);
    return name;
  };
  return {
    all,
    nameFor: (wish, work) => {
      const { schema, tellsSeen, definition } = work;
      // If a reference back to the definition is cut, the function cannot be shared.
      const isCut =
        definition !== undefined &&
        referencesInPlace(schema).some((name) => inPlace.leadsTo(name, definition));
      return nameAs(JSON.stringify([schema, tellsSeen, isCut && definition]), wish, work);
    },
    nameForDefinition: (definition) =>
      nameAs(JSON.stringify(definition), `check${pascalCase(definition)}`, {
        schema: set.definitions.get(definition) ?? true,
        tellsSeen: inPlace.tellsSeen(definition),
        definition,
      }),
  };
};
