import {
  areDisjoint,
  isStructured,
  type Json,
  joinPointer,
  listOf,
  objectOf,
} from "@provider-clients/openapi";
import { anything, union } from "./combine.js";
import { taggedMember } from "./discriminator.js";
import type { Admitted } from "./expression.js";
import { exclusivePresences, isRequiredOnly, presenceType, requiredGroups } from "./required-choice.js";
import type { Place, TypeContext } from "./type-context.js";

/** A type with more combinations than this is unreadable. */
const mostPresences = 32;

/** The type of `anyOf` or `oneOf`; any type if there is none. */
export const choiceType = (place: Place, keyword: "anyOf" | "oneOf", context: TypeContext): Admitted => {
  const { schema, pointer } = place;
  const members = listOf(schema[keyword]);
  if (members.length === 0) return anything;
  if (keyword === "oneOf" && members.length > 1) {
    const exclusive = members.every(isRequiredOnly) ? exclusiveType(members) : undefined;
    if (exclusive) return exclusive;
    const reason = overlap(place, members, context);
    if (reason !== undefined) context.lose(pointer, keyword, reason);
  }
  const types = members.map((member, index) => {
    const type = context.typeOf(member, joinPointer(pointer, keyword, index));
    return taggedMember(schema, member, type, context);
  });
  return union(...types);
};

/**
 * For members that only require properties: objects with the properties of exactly one member, and nothing that is not
 * an object.
 */
const exclusiveType = (members: readonly Json[]): Admitted | undefined => {
  const presences = exclusivePresences(requiredGroups(members));
  return presences.length > mostPresences ? undefined : union(...presences.map(presenceType));
};

/** Why a union is wider than `oneOf`: a value may match two members. */
const overlap = ({ schema }: Place, members: readonly Json[], context: TypeContext): string | undefined => {
  const { document } = context;
  if (members.every(isRequiredOnly))
    return `it has more than ${mostPresences} combinations. Write fewer, or as schemas with a \`const\``;
  const isTagged =
    schema.discriminator !== undefined && members.every((member) => objectOf(member).$ref !== undefined);
  if (isTagged) return undefined;
  const structured = members.map((member) => isStructured(document, member));
  for (const [index, member] of members.entries()) {
    const other = members.findIndex(
      (each, place) =>
        place > index && structured[index] && structured[place] && !areDisjoint(document, member, each),
    );
    if (other > index)
      return (
        `members ${index} and ${other} can both match, which a union allows. ` +
        "Give each a property with a `const` of its own, required in one at least, or write `anyOf`"
      );
  }
  return undefined;
};
