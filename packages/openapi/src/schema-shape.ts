import { entriesOf, isObject, type Json, type JsonObject, listOf } from "./json.js";
import { followReference } from "./references/follow-reference.js";

/** What a schema states about the top level of its instances, with references and `allOf` resolved. */
export interface SchemaShape {
  /** The JSON types that it allows; undefined if it names none. */
  readonly types: ReadonlySet<string> | undefined;
  /** Each property with every schema that applies to it. */
  readonly properties: ReadonlyMap<string, readonly Json[]>;
  readonly required: ReadonlySet<string>;
  /** True if undeclared properties are refused. */
  readonly isClosed: boolean;
}

/** Reads a schema's shape. A choice (`anyOf`, `oneOf`) adds its properties but none of its requirements. */
export const shapeOf = (document: JsonObject, written: Json): SchemaShape => {
  const properties = new Map<string, Json[]>();
  const required = new Set<string>();
  const state = { types: undefined as ReadonlySet<string> | undefined, isClosed: false };
  const visit = (value: Json, isChoice: boolean, depth: number): void => {
    const schema = followReference(document, value);
    if (schema === undefined || depth > 20) return;
    // OpenAPI 3.1 allows further keywords beside a `$ref`.
    if (isObject(value) && value.$ref !== undefined) readOwn(value, isChoice);
    readOwn(schema, isChoice);
    for (const member of listOf(schema.allOf)) visit(member, isChoice, depth + 1);
    for (const member of [...listOf(schema.anyOf), ...listOf(schema.oneOf)]) visit(member, true, depth + 1);
  };
  const readOwn = (schema: JsonObject, isChoice: boolean): void => {
    for (const [name, property] of entriesOf(schema.properties)) {
      properties.set(name, [...(properties.get(name) ?? []), property]);
    }
    if (isChoice) return;
    for (const name of listOf(schema.required)) required.add(String(name));
    state.types = typesOf(schema) ?? state.types;
    if (schema.additionalProperties === false || schema.unevaluatedProperties === false)
      state.isClosed = true;
  };
  visit(written, false, 0);
  return { ...state, properties, required };
};

/** The JSON types that a schema itself names; `integer` counts as `number`. */
export const typesOf = (schema: JsonObject): ReadonlySet<string> | undefined => {
  const { type, nullable } = schema;
  if (type === undefined) return undefined;
  const named = (Array.isArray(type) ? type : [type]).map((each) =>
    each === "integer" ? "number" : String(each),
  );
  return new Set(nullable === true ? [...named, "null"] : named);
};

/** The only values that a schema allows; undefined if it does not list them. */
export const literalsOf = (document: JsonObject, written: Json): readonly Json[] | undefined => {
  const schema = followReference(document, written);
  if (schema === undefined) return undefined;
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
};
