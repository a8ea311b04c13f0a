import type { Json } from "@provider-clients/openapi";
import { pascalCase } from "../names.js";
import type { InPlace } from "./in-place.js";
import type { Names } from "./names.js";
import { referencesInPlace, type SchemaSet } from "./schema-set.js";

/** A function that is to hold a value to a schema. */
export interface Work {
  readonly schema: Json;
  /** Whether it tells what the schema describes of the value. */
  readonly tellsSeen: boolean;
  /** The definition whose value it is about. */
  readonly definition: string | undefined;
}

/** The functions of a module. */
export interface ModuleFunctions {
  /** All that have been asked for, by name; a walk over them also comes to those asked for meanwhile. */
  readonly all: ReadonlyMap<string, Work>;
  /** The name of a function like the one wished for; schemas without a name that are equal share one. */
  readonly nameFor: (wish: string, work: Work) => string;
  /** The name of a definition's function. */
  readonly nameForDefinition: (definition: string) => string;
}

/** Gathers the functions of a module. */
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
      // Where a reference back to the definition is left out, the function is no one else's.
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
