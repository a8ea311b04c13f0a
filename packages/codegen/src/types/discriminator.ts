import {
  entriesOf,
  followReference,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  shapeOf,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";
import { meet, union } from "./combine.js";
import { type Admitted, lazily } from "./expression.js";
import { valueType } from "./literal-type.js";
import { objects } from "./object-type.js";
import { nonObjects } from "./required-choice.js";
import type { Place, TypeContext } from "./type-context.js";

/**
 * A member of a choice with the tags from `mapping`. A member that states its tags by `const` or `enum` keeps them.
 * Without a mapping nothing is added, because a discriminator never changes what is valid.
 */
export const taggedMember = (
  choice: JsonObject,
  member: Json,
  type: Admitted,
  { document }: TypeContext,
): Admitted => withTags(document, choice, member, textOf(objectOf(member).$ref), type);

/** A component with the tags from the discriminator of its base, which is a part of its `allOf`. */
export const taggedChild = (place: Place, type: Admitted, { document }: TypeContext): Admitted =>
  listOf(place.schema.allOf).reduce<Admitted>((tagged, part) => {
    const base = followReference(document, part);
    const isBase = base !== undefined && base.oneOf === undefined && base.anyOf === undefined;
    return isBase ? withTags(document, base, place.schema, place.pointer, tagged, base) : tagged;
  }, type);

/** Records a loss for a discriminator whose children are not listed in the type of the base. */
export const checkBase = ({ schema, pointer }: Place, { document, lose }: TypeContext): void => {
  const isChoice = schema.oneOf !== undefined || schema.anyOf !== undefined;
  const { propertyName, mapping } = objectOf(schema.discriminator);
  if (isChoice || propertyName === undefined) return;
  if (mapping === undefined && !hasChildren(document, pointer)) return;
  const reason =
    "the type is that of the base, without the properties of its children. Write `oneOf` of the children if one of them is meant";
  lose(pointer, "discriminator", reason);
};

/** True if a component has the schema as a part of its `allOf`: without a mapping, its name is its tag. */
const hasChildren = (document: JsonObject, pointer: string): boolean =>
  entriesOf(objectOf(document.components).schemas).some(([, child]) =>
    listOf(objectOf(child).allOf).some((part) => objectOf(part).$ref === pointer),
  );

const withTags = (
  document: JsonObject,
  holder: JsonObject,
  member: Json,
  reference: string | undefined,
  type: Admitted,
  base?: JsonObject,
): Admitted => {
  const { propertyName, mapping } = objectOf(holder.discriminator);
  const property = textOf(propertyName);
  if (property === undefined || reference === undefined) return type;
  const name = splitPointer(reference).at(-1);
  const tags = entriesOf(mapping).flatMap(([tag, target]) =>
    target === reference || target === name ? [tag] : [],
  );
  if (tags.length === 0 || statesTag(document, member, property, base)) return type;
  const of = lazily(() => union(...tags.map(valueType)));
  const tag = { type: of, isRequired: false, documentation: undefined };
  const tagged: Admitted = [
    { kinds: objects, type: { is: "object", properties: new Map([[property, tag]]) } },
  ];
  return meet(type, union(tagged, nonObjects), () => undefined);
};

/** True if the schema itself lists the values of the property; the base lists the tags of all children. */
const statesTag = (document: JsonObject, schema: Json, property: string, base?: JsonObject): boolean => {
  const inherited = new Set(base ? shapeOf(document, base).properties.get(property) : []);
  const own = shapeOf(document, schema).properties.get(property) ?? [];
  return own.some((written) => {
    const { const: value, enum: values } = followReference(document, written) ?? {};
    return !inherited.has(written) && (value !== undefined || values !== undefined);
  });
};
