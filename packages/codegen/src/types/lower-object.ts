import {
  entriesOf,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  shapeOf,
} from "@provider-clients/openapi";
import { declareNames } from "./declare-names.js";
import type { LowerContext, LowerRule } from "./lower-rule.js";
import { marked, omit } from "./mark.js";

const OBJECT_KEYWORDS = [
  "properties",
  "required",
  "additionalProperties",
  "minProperties",
  "dependentRequired",
];

/** Everything that a schema says of an object beyond its properties' types. */
export const lowerObject: LowerRule = (schema, context, again) => {
  if (schema.type === undefined && OBJECT_KEYWORDS.some((keyword) => schema[keyword] !== undefined)) {
    return again({ ...schema, type: "object" });
  }
  if (schema.type !== "object") return undefined;
  return (
    lowerDependencies(schema, context, again) ??
    lowerSize(schema, again) ??
    lowerRequired(schema, context, again) ??
    lowerFurther(schema)
  );
};

/** A property that asks for others: either it is absent, or the others are there. */
const lowerDependencies = (
  schema: JsonObject,
  { document }: LowerContext,
  again: (rest: JsonObject) => Json,
): Json | undefined => {
  const dependencies = entriesOf(schema.dependentRequired);
  if (dependencies.length === 0) return undefined;
  const names = dependencies.flatMap(([name, others]) => [name, ...listOf(others).map(String)]);
  return dependencies.reduce<Json>(
    (of, [name, others]) =>
      marked(schema, {
        kind: "shapes",
        of,
        shapes: [
          { present: [], absent: [name] },
          { present: [name, ...listOf(others).map(String)], absent: [] },
        ],
      }),
    again(declareNames(document, omit(schema, "dependentRequired"), names)),
  );
};

/** At least one property. Where any name is admitted, or enough are required, there is nothing to say. */
const lowerSize = (schema: JsonObject, again: (rest: JsonObject) => Json): Json | undefined => {
  if (schema.minProperties === undefined) return undefined;
  const rest = again(omit(schema, "minProperties"));
  const isNamed = isObject(schema.properties) || schema.allOf !== undefined;
  const isEnough = listOf(schema.required).length >= Number(schema.minProperties);
  if (!isNamed || isEnough || hasFurther(schema)) return rest;
  return marked(schema, { kind: "atLeastOne", of: rest });
};

/** Required here, declared in a part or outside: openapi-typescript sees no further than one reference. */
const lowerRequired = (
  schema: JsonObject,
  { document }: LowerContext,
  again: (rest: JsonObject) => Json,
): Json | undefined => {
  const own = Object.keys(objectOf(schema.properties));
  const elsewhere = listOf(schema.required)
    .map(String)
    .filter((name) => !own.includes(name));
  if (elsewhere.length === 0) return undefined;
  const kept = listOf(schema.required).filter((name) => !elsewhere.includes(String(name)));
  const rest = { ...omit(schema, "required"), ...(kept.length > 0 && { required: kept }) };
  const inParts = shapeOf(document, schema).properties;
  if (elsewhere.every((name) => inParts.has(name))) {
    return marked(schema, { kind: "required", of: again(rest), keys: elsewhere });
  }
  // A member of `allOf` or of a choice: what surrounds it has the types.
  const present = marked({}, { kind: "present", keys: elsewhere });
  return isBare(rest) ? present : marked(schema, { kind: "intersection", of: [again(rest), present] });
};

/** `type: object` alone would admit any property beside those of its neighbours. */
const isBare = (schema: JsonObject): boolean =>
  Object.keys(schema).every((key) => ["type", "title", "description"].includes(key) || key.startsWith("x-"));

const hasFurther = ({ additionalProperties }: JsonObject): boolean =>
  additionalProperties !== undefined && additionalProperties !== false && additionalProperties !== true;

/** What properties may be there beside the named ones. */
const lowerFurther = (schema: JsonObject): Json | undefined => {
  const { additionalProperties: further, properties } = schema;
  const named = Object.values(objectOf(properties));
  if (further === false && named.length === 0 && schema.allOf === undefined)
    return marked(schema, { kind: "empty" });
  // Any further property is admitted on the wire, and none is offered: a misspelt name would compile.
  if (further === true && named.length > 0) return omit(schema, "additionalProperties");
  const isSame = (property: Json | undefined): boolean => objectOf(property).type === objectOf(further).type;
  if (!isObject(further) || named.length === 0 || named.every(isSame)) return undefined;
  return marked(schema, { kind: "open", of: omit(schema, "additionalProperties"), rest: further });
};
