import { isObject, type Json, type JsonObject, joinPointer, listOf } from "@provider-clients/openapi";
import { atLeastOne } from "./at-least-one.js";
import { choiceType } from "./choice-type.js";
import { anyOfKinds, anything, meet, nothing, union } from "./combine.js";
import { conditionTypes, tooLarge } from "./condition-type.js";
import { checkBase, taggedChild } from "./discriminator.js";
import type { Admitted } from "./expression.js";
import type { JsonKind } from "./json-kind.js";
import { ownType } from "./own-type.js";
import type { Place, TypeContext } from "./type-context.js";

/**
 * The type of a schema. Every schema has one: if TypeScript cannot express a keyword, the type is wider, never
 * narrower.
 *
 * Two conventions: `properties` without a `type` describes only objects, and a property that no schema names is not in
 * the type, although it may exist.
 */
export const schemaType = (schema: Json, pointer: string, context: TypeContext): Admitted => {
  if (schema === true) return anything;
  if (schema === false) return nothing;
  if (!isObject(schema)) {
    context.lose(pointer, "type", "it is not a schema. Write a mapping, `true` or `false`");
    return anything;
  }
  const place = { schema, pointer };
  const isReference = context.isOld && schema.$ref !== undefined;
  const type = isReference ? referenceType(place, context) : wholeType(place, context);
  return isNullBeside(schema, context) ? union(type, anyOfKinds(nulls)) : type;
};

const nulls: ReadonlySet<JsonKind> = new Set(["null"] as const);

/**
 * According to OpenAPI 3.0.3, `nullable` beside a choice, a reference or nothing has no meaning; authors who write it
 * there mean null.
 */
const isNullBeside = (schema: JsonObject, { isOld }: TypeContext): boolean =>
  isOld && schema.nullable === true && (schema.type === undefined || schema.$ref !== undefined);

const wholeType = (place: Place, context: TypeContext): Admitted => {
  checkBase(place, context);
  const lose = (): void => context.lose(place.pointer, "allOf", tooLarge);
  const whole = partsOf(place, context).reduce(
    (one, other) => meet(one, other, lose),
    ownType(place, context),
  );
  return atLeastOne(place, taggedChild(place, whole, context), context);
};

/** The types of a schema's subschemas for the same value, all of which apply. */
const partsOf = (place: Place, context: TypeContext): readonly Admitted[] => {
  const { schema, pointer } = place;
  return [
    ...(schema.$ref === undefined ? [] : [referenceType(place, context)]),
    ...listOf(schema.allOf).map((part, index) => context.typeOf(part, joinPointer(pointer, "allOf", index))),
    choiceType(place, "anyOf", context),
    choiceType(place, "oneOf", context),
    ...conditionTypes(place, context),
  ];
};

const referenceType = ({ schema, pointer }: Place, context: TypeContext): Admitted => {
  const type = typeof schema.$ref === "string" ? context.component(schema.$ref, pointer) : undefined;
  if (type !== undefined) return type;
  context.lose(pointer, "$ref", "its target is not a schema of the document. Correct it");
  return anything;
};
