import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { toRegExp } from "../document/pattern.js";
import { isSchema, type LocatedSchema } from "../document/subschemas.js";
import type { Conjunct, LocatedKeywords, Shape } from "./conjunct.js";
import { type JsonType, jsonTypes, typesOf } from "./json-type.js";

/** The keywords of all parts of a shape, combined. */
export interface Merged {
  /** The types that every part allows; empty if they contradict each other. */
  readonly types: readonly JsonType[];
  /** The only possible values, if `enum` or `const` lists them. */
  readonly values: readonly Json[] | undefined;
  /** Examples and defaults from the document. */
  readonly examples: readonly Json[];
  readonly formats: readonly string[];
  readonly patterns: readonly string[];
  readonly required: readonly string[];
  /** Names with a schema of their own. */
  readonly propertyNames: readonly string[];
  /** Names that require other names. */
  readonly dependents: ReadonlyMap<string, readonly string[]>;
  /** The strictest limit: the largest lower or the smallest upper one; undefined if there is none. */
  limit(keyword: LowerLimit | UpperLimit): number | undefined;
  readonly multiples: readonly number[];
  readonly hasUniqueItems: boolean;
  /** The schemas of a property; undefined if the name is not allowed. */
  property(name: string): Conjunct | undefined;
  /** The schemas of the item at an index. */
  item(index: number): Conjunct;
  /** The number of first items that may have schemas of their own. */
  readonly prefixLength: number;
  /** The schemas that some of the items must satisfy. */
  readonly contained: readonly Containment[];
}

/** A `contains`: the number of items that satisfy its schema. */
export interface Containment {
  readonly located: LocatedSchema;
  readonly least: number;
  /** Undefined if there may be any number. */
  readonly most: number | undefined;
}

export type LowerLimit = "minLength" | "minimum" | "exclusiveMinimum" | "minItems" | "minProperties";
export type UpperLimit = "maxLength" | "maximum" | "exclusiveMaximum" | "maxItems" | "maxProperties";

/**
 * Combines the parts of a shape into one schema.
 *
 * @param hidden pointers of properties that only the other direction has.
 */
export const mergeShape = ({ parts }: Shape, hidden: ReadonlySet<string> = new Set()): Merged => {
  const schemas = parts.map(({ schema }) => schema);
  const texts = (keyword: string) =>
    schemas.map((schema) => schema[keyword]).filter((value) => typeof value === "string");
  const numbers = (keyword: string) =>
    schemas.map((schema) => schema[keyword]).filter((value) => typeof value === "number");
  const names = (keyword: string) => unique(schemas.flatMap((schema) => textList(schema[keyword])));
  return {
    types: schemas.reduce<readonly JsonType[]>(
      (types, schema) => intersect(types, typesOf(schema)),
      jsonTypes,
    ),
    values: valuesOf(schemas),
    examples: schemas.flatMap(examplesOf),
    formats: texts("format"),
    patterns: texts("pattern"),
    required: names("required"),
    propertyNames: shownNames(parts, hidden),
    dependents: dependentsOf(schemas),
    limit(keyword) {
      const found = numbers(keyword);
      if (found.length === 0) return undefined;
      return keyword.toLowerCase().includes("min") ? Math.max(...found) : Math.min(...found);
    },
    multiples: numbers("multipleOf"),
    hasUniqueItems: schemas.some(({ uniqueItems }) => uniqueItems === true),
    property: (name) => propertyConjunct(parts, name),
    item: (index) => parts.flatMap((part) => itemSchema(part, index)),
    prefixLength: Math.max(
      0,
      ...schemas.map(({ prefixItems }) => (Array.isArray(prefixItems) ? prefixItems.length : 0)),
    ),
    contained: parts.flatMap(containments),
  };
};

const containments = (part: LocatedKeywords): Containment[] => {
  const { minContains, maxContains } = part.schema;
  return child(part, "contains").map((located) => ({
    located,
    least: typeof minContains === "number" ? minContains : 1,
    most: typeof maxContains === "number" ? maxContains : undefined,
  }));
};

const shownNames = (parts: readonly LocatedKeywords[], hidden: ReadonlySet<string>): string[] => {
  const declared = parts.flatMap(({ pointer, schema: { properties } }) =>
    isJsonObject(properties)
      ? Object.keys(properties).map((name) => ({ name, at: joinPointer(pointer, "properties", name) }))
      : [],
  );
  const others = new Set(declared.filter(({ at }) => hidden.has(at)).map(({ name }) => name));
  return unique(declared.map(({ name }) => name)).filter((name) => !others.has(name));
};

const propertyConjunct = (parts: readonly LocatedKeywords[], name: string): Conjunct | undefined => {
  const found = parts.flatMap((part) => propertySchemas(part, name));
  if (found.some(({ schema }) => schema === false)) return undefined;
  const isDeclared = parts.some(
    ({ schema }) => isJsonObject(schema.properties) && Object.hasOwn(schema.properties, name),
  );
  const isClosed = parts.some(({ schema }) => schema.unevaluatedProperties === false);
  return isClosed && !isDeclared && found.length === 0 ? undefined : found;
};

/** The schemas of one part for a property, including `additionalProperties`. */
export const propertySchemas = (part: LocatedKeywords, name: string): LocatedSchema[] => {
  const { pointer, schema } = part;
  const found: LocatedSchema[] = [];
  const { properties, patternProperties } = schema;
  if (isJsonObject(properties) && Object.hasOwn(properties, name)) {
    const own = properties[name];
    if (isSchema(own)) found.push({ pointer: joinPointer(pointer, "properties", name), schema: own });
  }
  for (const [pattern, each] of Object.entries(isJsonObject(patternProperties) ? patternProperties : {})) {
    if (isSchema(each) && toRegExp(pattern).test(name)) {
      found.push({ pointer: joinPointer(pointer, "patternProperties", pattern), schema: each });
    }
  }
  return found.length > 0 ? found : child(part, "additionalProperties");
};

/** The schema of one part for the item at an index, if any. */
export const itemSchema = (part: LocatedKeywords, index: number): LocatedSchema[] => {
  const { prefixItems } = part.schema;
  const own = Array.isArray(prefixItems) ? prefixItems[index] : undefined;
  if (isSchema(own)) return [{ pointer: joinPointer(part.pointer, "prefixItems", index), schema: own }];
  return child(part, "items");
};

/** The schema in a keyword, as a list of one or none. */
export const child = ({ pointer, schema }: LocatedKeywords, keyword: string): LocatedSchema[] => {
  const value = schema[keyword];
  return isSchema(value) ? [{ pointer: joinPointer(pointer, keyword), schema: value }] : [];
};

const intersect = (left: readonly JsonType[], right: readonly JsonType[]): JsonType[] =>
  unique(
    left.flatMap((one): JsonType[] => {
      if (right.includes(one)) return [one];
      if (one === "integer" && right.includes("number")) return ["integer"];
      return one === "number" && right.includes("integer") ? ["integer"] : [];
    }),
  );

const valuesOf = (schemas: readonly JsonObject[]): readonly Json[] | undefined => {
  const lists = schemas.flatMap((schema) => {
    const constant = schema.const === undefined ? [] : [[schema.const]];
    return Array.isArray(schema.enum) ? [...constant, schema.enum] : constant;
  });
  const [first, ...others] = lists;
  if (!first) return undefined;
  const has = (list: readonly Json[], value: Json) => list.some((each) => isEqual(each, value));
  return first.filter((value) => others.every((list) => has(list, value)));
};

/** True if two JSON values are equal; the order of properties does not matter. */
export const isEqual = (one: Json | undefined, other: Json | undefined): boolean => {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, index) => isEqual(each, other[index]));
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && isEqual(one[name], other[name]));
};

const examplesOf = (schema: JsonObject): Json[] => {
  const listed = Array.isArray(schema.examples) ? schema.examples : [];
  return [schema.example, ...listed, schema.default].filter((value) => value !== undefined);
};

const dependentsOf = (schemas: readonly JsonObject[]): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const { dependentRequired } of schemas) {
    for (const [name, needed] of Object.entries(isJsonObject(dependentRequired) ? dependentRequired : {})) {
      found.set(name, unique([...(found.get(name) ?? []), ...textList(needed)]));
    }
  }
  return found;
};

/** The strings of a list, or none. */
export const textList = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
