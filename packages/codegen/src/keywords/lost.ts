import {
  areDisjoint,
  isObject,
  isStructured,
  type Json,
  listOf,
  objectOf,
  shapeOf,
} from "@provider-clients/openapi";
import { exclusivePresences, isRequiredOnly } from "../types/required-choice.js";
import type { SchemaPlace } from "./keyword.js";

const OBJECT_KEYWORDS = [
  "properties",
  "required",
  "additionalProperties",
  "minProperties",
  "maxProperties",
  "dependentRequired",
];
const ARRAY_KEYWORDS = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"];

/** More combinations than this make a type that nobody can read. */
const MOST_SHAPES = 32;

/** Without a type, `properties` and its like let any scalar pass, and no type can say so. */
export const lostType = ({ document, schema, isTypedOutside }: SchemaPlace): string | undefined => {
  if (schema.type !== undefined || isTypedOutside || isRequiredOnly(schema)) return undefined;
  const has = (keywords: readonly string[]): boolean =>
    keywords.some((keyword) => schema[keyword] !== undefined);
  const missing = has(OBJECT_KEYWORDS) ? "object" : has(ARRAY_KEYWORDS) ? "array" : undefined;
  if (missing === undefined || shapeOf(document, schema).types !== undefined) return undefined;
  return `without it a value of any other type passes, such as 42. Add \`type: ${missing}\``;
};

/** The names that a schema and those around it declare. */
const namesAt = ({ document, schema, outerProperties }: SchemaPlace): ReadonlySet<string> =>
  new Set([...outerProperties, ...shapeOf(document, schema).properties.keys()]);

const undeclared = (place: SchemaPlace, names: readonly Json[]): string | undefined => {
  const known = namesAt(place);
  const name = names.map(String).find((each) => !known.has(each));
  return name === undefined
    ? undefined
    : `"${name}" is declared nowhere, so that it has no type. Add it to \`properties\``;
};

export const lostRequired = (place: SchemaPlace, value: Json): string | undefined =>
  undeclared(place, listOf(value));

export const lostDependency = (place: SchemaPlace, value: Json): string | undefined =>
  undeclared(
    place,
    Object.entries(objectOf(value)).flatMap(([name, others]) => [name, ...listOf(others)]),
  );

export const lostEnum = ({ schema }: SchemaPlace, value: Json): string | undefined => {
  const isScalar = (each: Json): boolean => typeof each !== "object" || each === null;
  if (!listOf(value).every(isScalar))
    return "it lists objects or arrays. Write each as a schema under `oneOf`";
  const neighbour = ["properties", "allOf", "anyOf", "oneOf", "items"].find(
    (keyword) => schema[keyword] !== undefined,
  );
  return neighbour && `beside \`${neighbour}\` only the enum counts. Keep one of the two`;
};

export const lostAdditionalProperties = (
  { document, schema }: SchemaPlace,
  value: Json,
): string | undefined => {
  const own = Object.keys(objectOf(schema.properties));
  if (value === false) {
    const elsewhere = [...shapeOf(document, { allOf: listOf(schema.allOf) }).properties.keys()].find(
      (name) => !own.includes(name),
    );
    return (
      elsewhere &&
      `it refuses "${elsewhere}", which \`allOf\` declares. Write \`unevaluatedProperties: false\``
    );
  }
  if (!isObject(value) || Object.keys(value).length === 0) return undefined;
  const isSame = (property: Json | undefined): boolean =>
    objectOf(property).type === value.type && value.type !== undefined;
  if (Object.values(objectOf(schema.properties)).every(isSame)) return undefined;
  return "further properties of another type than the named ones cannot be told from them. Put them in a property of their own";
};

export const lostUnevaluated = (_place: SchemaPlace, value: Json): string | undefined =>
  value === false ? undefined : "only `false` can be typed. Write `additionalProperties`";

export const lostSize = ({ schema }: SchemaPlace, value: Json): string | undefined => {
  const isEnough = Number(value) <= Math.max(1, listOf(schema.required).length);
  const isMap = schema.properties === undefined && schema.allOf === undefined;
  return isEnough || isMap ? undefined : "only 1 can be typed. Write 1, or name the properties in `required`";
};

export const lostNullable = ({ document }: SchemaPlace): string | undefined =>
  String(document.openapi).startsWith("3.0")
    ? undefined
    : 'it means nothing in OpenAPI 3.1. Write `type: [string, "null"]`';

/** A choice whose members can hold at once is more than a union can refuse. */
export const lostChoice = (place: SchemaPlace, value: Json): string | undefined => {
  const members = listOf(value);
  const areRequired = members.map(isRequiredOnly);
  if (areRequired.every(Boolean)) return lostRequiredChoice(place, members);
  if (areRequired.some(Boolean)) {
    return "some members only require, others describe. Repeat the described properties in each, or split it with `allOf`";
  }
  return value === place.schema.oneOf ? lostOneOf(place, members) : undefined;
};

const lostRequiredChoice = (place: SchemaPlace, members: readonly Json[]): string | undefined => {
  const groups = members.map((member) => listOf(objectOf(member).required).map(String));
  const shapes = exclusivePresences(groups);
  if (shapes.length > MOST_SHAPES)
    return `it has ${shapes.length} combinations. Write fewer, or as schemas with a \`const\``;
  return undeclared(place, groups.flat());
};

const lostOneOf = ({ document, schema }: SchemaPlace, members: readonly Json[]): string | undefined => {
  // The tag becomes a constant of each member.
  if (schema.discriminator !== undefined && members.every((member) => objectOf(member).$ref !== undefined))
    return undefined;
  for (const [index, member] of members.entries()) {
    for (const [distance, other] of members.slice(index + 1).entries()) {
      const isMixed = isStructured(document, member) && isStructured(document, other);
      if (!isMixed || areDisjoint(document, member, other)) continue;
      return (
        `members ${index} and ${index + 1 + distance} can both hold, which a union admits. ` +
        "Give each a property with a `const` of its own, required in one at least, or write `anyOf`"
      );
    }
  }
  return undefined;
};
