import {
  entriesOf,
  isObject,
  type Json,
  joinPointer,
  listOf,
  objectOf,
  shapeOf,
  templateParts,
  textOf,
} from "@provider-clients/openapi";
import { anyOfKinds, anything, intersectionOf, union } from "./combine.js";
import { type Admitted, type Expression, type Lazy, lazily, type Property } from "./expression.js";
import type { JsonKind } from "./json-kind.js";
import { patternParts } from "./pattern-parts.js";
import type { Place, TypeContext } from "./type-context.js";

export const objects: ReadonlySet<JsonKind> = new Set(["object"] as const);

/** The object type from `properties`, `required` and the keywords for further properties. */
export const objectType = (place: Place, context: TypeContext): Admitted => {
  const properties = propertiesOf(place, context);
  const records = recordsOf(place, context, properties);
  const named: readonly Expression[] = properties.size === 0 ? [] : [{ is: "object", properties }];
  const parts = [...named, ...records];
  return parts.length === 0
    ? anyOfKinds(objects)
    : [{ kinds: objects, type: intersectionOf(parts, () => undefined) }];
};

const propertiesOf = ({ schema, pointer }: Place, context: TypeContext): ReadonlyMap<string, Property> => {
  const required = new Set(listOf(schema.required).map(String));
  const properties = new Map<string, Property>();
  for (const [name, property] of entriesOf(schema.properties)) {
    const at = joinPointer(pointer, "properties", name);
    const isRequired = required.has(name);
    const type = lazily(() => {
      const own = context.typeOf(property, at);
      return isRequired ? own : union(own, inherited(name, at, context));
    });
    properties.set(name, { type, isRequired, documentation: isObject(property) ? property : undefined });
  }
  for (const name of required) {
    if (!properties.has(name)) properties.set(name, present);
  }
  return properties;
};

/** A required property of any type. */
export const present: Property = { type: () => anything, isRequired: true, documentation: undefined };

/** Names that TypeScript finds on every object, whether the property exists or not. */
const inheritedNames: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

const inherited = (name: string, at: string, context: TypeContext): Admitted => {
  if (!inheritedNames.has(name)) return [];
  context.lose(at, "type", `every object has a built-in \`${name}\`, which the type must allow`);
  return [{ kinds: objects, type: { is: "builtIn", text: `Object[${JSON.stringify(name)}]` } }];
};

/** The further properties, by the form of their names. */
const recordsOf = (
  place: Place,
  context: TypeContext,
  properties: ReadonlyMap<string, Property>,
): readonly Expression[] => {
  const { schema, pointer } = place;
  const typeAt = (value: Json, ...path: readonly string[]): Lazy =>
    lazily(() => context.typeOf(value, joinPointer(pointer, ...path)));
  const patterns = entriesOf(schema.patternProperties).map(([pattern, value]) => {
    const of = typeAt(value, "patternProperties", pattern);
    return { names: patternParts(pattern), of };
  });
  const further = furtherOf(place, context, typeAt);
  const others = [...properties.values()].map(({ type }) => type);
  const record = (names: RecordNames, ...of: readonly Lazy[]): Expression => ({
    is: "record",
    names,
    of: lazily(() => union(...of.map((each) => each()))),
  });
  if (further !== undefined) {
    checkFurther(place, context);
    return [record(namesOf(place, context), further, ...patterns.map(({ of }) => of), ...others)];
  }
  const isAny = patterns.some(({ names }) => names === undefined);
  if (isAny) {
    const reason = "a type can only express how a name begins. Write `additionalProperties`";
    context.lose(pointer, "patternProperties", reason);
    // A name that does not match the pattern may have any value.
    const isClosed = schema.additionalProperties === false;
    const all = patterns.map(({ of }) => of);
    return [isClosed ? record(undefined, ...all, ...others) : record(undefined, () => anything)];
  }
  return patterns.map(({ names, of }) => record(names, of));
};

type RecordNames = (Expression & { is: "record" })["names"];

/** The type of further properties; undefined if any or none are allowed. */
const furtherOf = (
  place: Place,
  context: TypeContext,
  typeAt: (value: Json, keyword: string) => Lazy,
): Lazy | undefined => {
  const { schema, pointer } = place;
  const { additionalProperties, unevaluatedProperties } = schema;
  if (additionalProperties === false) {
    const named = { ...objectOf(schema.properties), ...objectOf(schema.patternProperties) };
    const isEmpty = Object.keys(named).length === 0 && isAlone(place);
    if (isEmpty) return typeAt(false, "additionalProperties");
    checkClosed(place, context);
    return undefined;
  }
  if (isTelling(additionalProperties)) return typeAt(additionalProperties, "additionalProperties");
  if (namesOf(place, context) !== undefined) return () => anything;
  if (!isTelling(unevaluatedProperties) || additionalProperties !== undefined) return undefined;
  if (isAlone(place)) return typeAt(unevaluatedProperties, "unevaluatedProperties");
  context.lose(
    pointer,
    "unevaluatedProperties",
    "a type can only express `false`. Write `additionalProperties`",
  );
  return () => anything;
};

/** Records a loss if a closed object refuses properties that its own parts declare: its type allows them. */
const checkClosed = ({ schema, pointer }: Place, { document, lose }: TypeContext): void => {
  const own = Object.keys(objectOf(schema.properties));
  const parts = shapeOf(document, { allOf: listOf(schema.allOf) }).properties;
  const elsewhere = [...parts.keys()].find((name) => !own.includes(name));
  if (elsewhere === undefined) return;
  const reason = `it refuses "${elsewhere}", which \`allOf\` declares. Write \`unevaluatedProperties: false\``;
  lose(pointer, "additionalProperties", reason);
};

/** Records that further properties get a type that includes those of the named ones. */
const checkFurther = ({ schema, pointer }: Place, { lose }: TypeContext): void => {
  const keyword =
    schema.additionalProperties === undefined ? "unevaluatedProperties" : "additionalProperties";
  const { type } = objectOf(schema[keyword]);
  const named = Object.values({ ...objectOf(schema.properties), ...objectOf(schema.patternProperties) });
  if (named.every((property) => objectOf(property).type === type && type !== undefined)) return;
  const reason =
    "a type cannot distinguish further properties from the named ones. Put them in a property of their own";
  lose(pointer, keyword, reason);
};

const isTelling = (schema: Json | undefined): schema is Json =>
  isObject(schema) && Object.keys(schema).length > 0;

/** Keywords through which other schemas describe the same object. */
const evaluating = ["allOf", "anyOf", "oneOf", "if", "$ref", "dependentSchemas"];

const isAlone = ({ schema }: Place): boolean => evaluating.every((keyword) => schema[keyword] === undefined);

/** The template for all names, if `propertyNames` has one and the object is in a request. */
const namesOf = ({ schema }: Place, { isSent }: TypeContext): RecordNames => {
  const { pattern, "x-template": template } = objectOf(schema.propertyNames);
  const [text, written] = [textOf(pattern), textOf(template)];
  if (!isSent || text === undefined || written === undefined || schema.properties !== undefined)
    return undefined;
  return templateParts(text, written);
};
