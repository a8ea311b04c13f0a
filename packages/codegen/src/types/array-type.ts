import { isList, isObject, type Json, joinPointer } from "@provider-clients/openapi";
import { anyOfKinds, anything } from "./combine.js";
import { type Admitted, type Lazy, lazily } from "./expression.js";
import type { Place, TypeContext } from "./type-context.js";

const arrays = new Set(["array"] as const);

/**
 * Keywords that evaluate items besides `prefixItems` and `items`, so `unevaluatedItems` does not apply to all other
 * items.
 */
const evaluating = ["allOf", "anyOf", "oneOf", "if", "$ref", "contains", "dependentSchemas"];

/** The array types that a schema allows. */
export const arrayType = (place: Place, context: TypeContext): Admitted => {
  const { schema, pointer } = place;
  const { prefixItems, minItems, maxItems } = schema;
  const typeAt = (value: Json, ...path: readonly (string | number)[]): Lazy =>
    lazily(() => context.typeOf(value, joinPointer(pointer, ...path)));
  const rest = restOf(place, context, typeAt);
  if (!isList(prefixItems) || prefixItems.length === 0)
    return rest ? [{ kinds: arrays, type: { is: "array", of: rest } }] : anyOfKinds(arrays);
  const most = typeof maxItems === "number" ? maxItems : Number.POSITIVE_INFINITY;
  const of = prefixItems.slice(0, most).map((item, index) => typeAt(item, "prefixItems", index));
  const minimum = Math.min(typeof minItems === "number" ? minItems : 0, of.length);
  const isFull = most <= prefixItems.length || schema.items === false || isClosed(place);
  const further = isFull ? undefined : (rest ?? (() => anything));
  return [{ kinds: arrays, type: { is: "tuple", of, minimum, rest: further } }];
};

/** The type of the items after the positional ones; undefined if any type is allowed. */
const restOf = (
  place: Place,
  context: TypeContext,
  typeAt: (value: Json, keyword: string) => Lazy,
): Lazy | undefined => {
  const { items, unevaluatedItems } = place.schema;
  if (isList(items)) {
    context.lose(place.pointer, "items", "since 2020-12, a list of schemas is written as `prefixItems`");
    return undefined;
  }
  if (isTelling(items)) return typeAt(items, "items");
  if (!isTelling(unevaluatedItems) || items !== undefined) return undefined;
  if (isAlone(place)) return typeAt(unevaluatedItems, "unevaluatedItems");
  context.lose(
    place.pointer,
    "unevaluatedItems",
    "a type cannot express which items are unevaluated. Write `items` beside `prefixItems`",
  );
  return undefined;
};

const isTelling = (schema: Json | undefined): schema is Json =>
  schema === false || (isObject(schema) && Object.keys(schema).length > 0);

const isAlone = ({ schema }: Place): boolean => evaluating.every((keyword) => schema[keyword] === undefined);

const isClosed = (place: Place): boolean =>
  place.schema.items === undefined && place.schema.unevaluatedItems === false && isAlone(place);
