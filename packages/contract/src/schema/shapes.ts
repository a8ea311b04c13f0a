import { joinPointer } from "@provider-clients/openapi";
import type { JsonObject } from "../document/json.js";
import { atPointer } from "../document/pointer.js";
import { isSchema, type LocatedSchema } from "../document/subschemas.js";
import type { Conjunct, Shape } from "./conjunct.js";

const anything: Shape = { parts: [], branches: [] };

// With more combinations, branches of several unions are paired instead: each is still used at least once.
const maxCombinations = 48;

/** Every way to satisfy a conjunct. Empty if there is none. */
export const shapesOf = (document: JsonObject, conjunct: Conjunct): Shape[] =>
  conjunct.reduce<Shape[]>(
    (shapes, located) => combine(shapes, expand(document, located, new Set())),
    [anything],
  );

const expand = (
  document: JsonObject,
  { pointer, schema }: LocatedSchema,
  seen: ReadonlySet<string>,
): Shape[] => {
  if (typeof schema === "boolean") return schema ? [anything] : [];
  // A schema that refers to itself without a property in between adds nothing.
  if (seen.has(pointer)) return [];
  const inside = new Set([...seen, pointer]);
  const follow = (located: LocatedSchema) => expand(document, located, inside);
  let shapes: Shape[] = [{ parts: [{ pointer, schema }], branches: [] }];
  if (typeof schema.$ref === "string") {
    const target = atPointer(document, schema.$ref);
    if (isSchema(target)) shapes = combine(shapes, follow({ pointer: schema.$ref, schema: target }));
  }
  for (const each of listed(pointer, schema, "allOf")) shapes = combine(shapes, follow(each));
  for (const keyword of ["oneOf", "anyOf"]) {
    const branches = listed(pointer, schema, keyword);
    if (branches.length > 0)
      shapes = combine(
        shapes,
        branches.flatMap((branch) => taken(branch, follow(branch))),
      );
  }
  return combine(shapes, conditions(pointer, schema, follow));
};

/** The branches of a list of schemas, such as `oneOf`. */
export const listed = (pointer: string, schema: JsonObject, keyword: string): LocatedSchema[] => {
  const list = schema[keyword];
  if (!Array.isArray(list)) return [];
  return list.flatMap((each, index) => {
    return isSchema(each) ? [{ pointer: joinPointer(pointer, keyword, index), schema: each }] : [];
  });
};

const taken = (branch: LocatedSchema, shapes: Shape[]): Shape[] =>
  shapes.map((shape) => ({ ...shape, branches: [...shape.branches, branch.pointer] }));

const conditions = (
  pointer: string,
  schema: JsonObject,
  follow: (located: LocatedSchema) => Shape[],
): Shape[] => {
  const at = (keyword: string): Shape[] => {
    const value = schema[keyword];
    if (!isSchema(value)) return [anything];
    const located = { pointer: joinPointer(pointer, keyword), schema: value };
    return taken(located, follow(located));
  };
  if (!isSchema(schema.if) || (!isSchema(schema.then) && !isSchema(schema.else))) return [anything];
  return [...combine(at("if"), at("then")), ...at("else")];
};

const combine = (left: readonly Shape[], right: readonly Shape[]): Shape[] => {
  if (left.length === 0 || right.length === 0) return [];
  if (left.length * right.length <= maxCombinations) {
    return left.flatMap((one) => right.map((other) => join(one, other)));
  }
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    return join(left[index % left.length] ?? anything, right[index % right.length] ?? anything);
  });
};

const join = (one: Shape, other: Shape): Shape => {
  const known = new Set(one.parts.map(({ pointer }) => pointer));
  return {
    parts: [...one.parts, ...other.parts.filter(({ pointer }) => !known.has(pointer))],
    branches: [...one.branches, ...other.branches],
  };
};
