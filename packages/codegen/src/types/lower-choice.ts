import {
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";
import { declareNames } from "./declare-names.js";
import type { LowerRule } from "./lower-rule.js";
import { type Mark, marked, omit, type Shape } from "./mark.js";

/** Keywords that change no type where they stand beside a choice. */
const SILENT = [
  "title",
  "description",
  "deprecated",
  "default",
  "example",
  "examples",
  "discriminator",
  "readOnly",
  "writeOnly",
];

/** `anyOf` and `oneOf`: a choice of required properties, or a choice of schemas that may have neighbours. */
export const lowerChoice: LowerRule = (schema, { document }, again) => {
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const members = listOf(schema[keyword]);
    if (members.length === 0) continue;
    if (members.every(isRequiredOnly)) {
      const groups = members.map((member) => listOf(objectOf(member).required).map(String));
      const rest = declareNames(document, omit(schema, keyword), groups.flat());
      return marked(schema, requiredMark(keyword, groups, again(rest)));
    }
    return lowerMembers(schema, keyword, members, again);
  }
  return undefined;
};

/** True for `{required: […]}`, which says of an object only what it has. */
export const isRequiredOnly = (schema: Json): boolean =>
  isObject(schema) &&
  listOf(schema.required).length > 0 &&
  Object.keys(schema).every(
    (key) => ["required", "type", "description", "title"].includes(key) && isObjectType(schema),
  );

const isObjectType = ({ type }: JsonObject): boolean => type === undefined || type === "object";

const requiredMark = (keyword: "anyOf" | "oneOf", groups: readonly (readonly string[])[], of: Json): Mark => {
  const singles = groups.flatMap((group) => (group.length === 1 ? group : []));
  // A property that two members of `oneOf` require is never there in exactly one of them.
  const areSingle = singles.length === groups.length && new Set(singles).size === singles.length;
  if (areSingle) return { kind: keyword === "anyOf" ? "atLeastOne" : "exactlyOne", of, keys: singles };
  const shapes = groups.flatMap((group, index) =>
    keyword === "anyOf"
      ? [{ present: group, absent: [] }]
      : exclusiveShapes(group, groups.toSpliced(index, 1)),
  );
  return { kind: "shapes", of, shapes };
};

/** One group is whole, and of each other group at least one property is missing. */
export const exclusiveShapes = (
  group: readonly string[],
  others: readonly (readonly string[])[],
): readonly Shape[] =>
  others.reduce<readonly Shape[]>(
    (shapes, other) =>
      shapes.flatMap((shape) =>
        other
          .filter((name) => !group.includes(name))
          .map((name) => ({ present: shape.present, absent: [...new Set([...shape.absent, name])] })),
      ),
    [{ present: group, absent: [] }],
  );

const lowerMembers = (
  schema: JsonObject,
  keyword: "anyOf" | "oneOf",
  members: readonly Json[],
  again: (rest: JsonObject) => Json,
): Json => {
  const rest = omit(schema, keyword, "discriminator");
  const union = { kind: "union", of: tagMembers(schema, members) } as const;
  const neighbours = Object.keys(rest).filter((key) => !SILENT.includes(key) && !key.startsWith("x-"));
  // `type: object` beside a choice of objects adds nothing; alone it would admit any property.
  const isAlone = neighbours.length === 0 || (neighbours.length === 1 && rest.type === "object");
  if (isAlone) return marked(schema, union);
  const parts = [again(rest), marked({}, union)];
  return marked(schema, { kind: "intersection", of: parts });
};

/** A discriminator's tags become constants, so that the union can be told apart. */
const tagMembers = (schema: JsonObject, members: readonly Json[]): readonly Json[] => {
  const { propertyName, mapping } = objectOf(schema.discriminator);
  if (typeof propertyName !== "string") return members;
  return members.map((member) => {
    const reference = textOf(objectOf(member).$ref);
    if (reference === undefined) return member;
    const name = splitPointer(reference).at(-1) ?? "";
    const mapped = Object.entries(objectOf(mapping)).flatMap(([tag, target]) =>
      target === reference || target === name ? [tag] : [],
    );
    const tag = {
      type: "object",
      required: [propertyName],
      properties: { [propertyName]: { enum: mapped.length > 0 ? mapped : [name] } },
    };
    return marked({}, { kind: "intersection", of: [member, tag] });
  });
};
