import { entriesOf, isObject, type Json, joinPointer, listOf } from "@provider-clients/openapi";
import { anyOfKinds, anything, meet, nothing, union } from "./combine.js";
import type { Admitted } from "./expression.js";
import { allKinds, namedKinds } from "./json-kind.js";
import { nonObjects, presenceType } from "./required-choice.js";
import type { Place, TypeContext } from "./type-context.js";

/** The types of the keywords that constrain only some values: dependencies, conditions and `not`. */
export const conditionTypes = (place: Place, context: TypeContext): readonly Admitted[] => [
  ...dependentRequired(place),
  ...dependentSchemas(place, context),
  ...conditional(place, context),
  ...negation(place, context),
];

/** A property that requires others: either it is absent, or the others are present. */
const dependentRequired = ({ schema }: Place): readonly Admitted[] =>
  entriesOf(schema.dependentRequired).map(([name, written]) => {
    const others = listOf(written).map(String);
    const there = presenceType({ present: [name, ...others], absent: [] });
    return union(presenceType({ present: [], absent: [name], optional: others }), there, nonObjects);
  });

/** A property that adds requirements to the whole object. */
const dependentSchemas = ({ schema, pointer }: Place, context: TypeContext): readonly Admitted[] =>
  entriesOf(schema.dependentSchemas).map(([name, value]) => {
    const at = joinPointer(pointer, "dependentSchemas", name);
    const there = presenceType({ present: [name], absent: [] });
    const asked = meet(there, context.typeOf(value, at), () =>
      context.lose(pointer, "dependentSchemas", tooLarge),
    );
    const optional = asked.flatMap(({ type }) => (type.is === "object" ? [...type.properties.keys()] : []));
    return union(presenceType({ present: [], absent: [name], optional }), asked, nonObjects);
  });

/** The reason if a type would have too many members for the compiler. */
export const tooLarge = "the compiler could not hold the type together with the rest of the schema";

/**
 * A value matches `if` and `then`, or it matches `else`. The type does not express that it does not match `if` in the
 * latter case.
 */
const conditional = ({ schema, pointer }: Place, context: TypeContext): readonly Admitted[] => {
  const { if: condition, then, else: otherwise } = schema;
  if (condition === undefined || (then === undefined && otherwise === undefined)) return [];
  const typeAt = (value: Json | undefined, keyword: string): Admitted =>
    value === undefined ? anything : context.typeOf(value, joinPointer(pointer, keyword));
  const lose = (): void =>
    context.lose(
      pointer,
      "if",
      "a type cannot depend on it. Write the cases as `oneOf`, distinguished by a `const`",
    );
  if (condition === true) return [typeAt(then, "then")];
  if (condition === false) return [typeAt(otherwise, "else")];
  lose();
  const met = meet(typeAt(condition, "if"), typeAt(then, "then"), lose);
  return [union(met, typeAt(otherwise, "else"))];
};

/** `not` can be typed if it refuses everything, whole kinds of values, or the presence of a property. */
const negation = ({ schema, pointer }: Place, context: TypeContext): readonly Admitted[] => {
  const { not } = schema;
  if (not === undefined || not === false) return [];
  if (not === true || (isObject(not) && Object.keys(not).length === 0)) return [nothing];
  const keywords = isObject(not) ? Object.keys(not) : [];
  const { type, required } = isObject(not) ? not : {};
  const isKinds =
    keywords.length === 1 && type !== undefined && !listOf(type).concat(type).includes("integer");
  const kinds = isKinds ? namedKinds(type) : undefined;
  if (kinds) return [anyOfKinds(allKinds.difference(kinds))];
  const [name, ...others] = listOf(required);
  if (keywords.length === 1 && typeof name === "string" && others.length === 0)
    return [presenceType({ present: [], absent: [name] })];
  context.lose(pointer, "not", "a type can only state what is allowed. State that instead");
  return [];
};
