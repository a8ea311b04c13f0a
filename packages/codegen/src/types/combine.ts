import type { Expression, ObjectExpression, Property, Scalar } from "./expression.js";
import { type Admitted, type Alternative, lazily, sizeOf } from "./expression.js";
import { allKinds, type JsonKind, jsonKinds } from "./json-kind.js";

/** Any value of the given kinds. */
export const anyOfKinds = (kinds: ReadonlySet<JsonKind>): Admitted =>
  kinds.size === 0 ? [] : [{ kinds, type: { is: "any" } }];

/** Any JSON value. */
export const anything: Admitted = anyOfKinds(allKinds);

/** No value. */
export const nothing: Admitted = [];

/** The kinds of the alternatives. */
export const kindsIn = (admitted: Admitted): ReadonlySet<JsonKind> =>
  admitted.reduce<ReadonlySet<JsonKind>>((kinds, each) => kinds.union(each.kinds), new Set());

/** The union of the types. */
export const union = (...types: readonly Admitted[]): Admitted => {
  const all = types.flat();
  const free = kindsIn(all.filter(({ type }) => type.is === "any"));
  const bound = all.filter(({ kinds, type }) => type.is !== "any" && !kinds.isSubsetOf(free));
  return [...mergeLiterals(bound), ...anyOfKinds(free)];
};

/** Merges literals of one kind into one list, at the position of the first. */
const mergeLiterals = (alternatives: Admitted): Admitted => {
  const values = new Map<JsonKind, Set<Scalar>>();
  const merged: Alternative[] = [];
  for (const alternative of alternatives) {
    const { kinds, type } = alternative;
    const [kind] = kinds;
    if (type.is !== "literals" || kind === undefined) {
      merged.push(alternative);
      continue;
    }
    const known = values.get(kind);
    if (known === undefined) {
      values.set(kind, new Set(type.values));
      merged.push(alternative);
    } else for (const value of type.values) known.add(value);
  }
  return merged.map(({ kinds, type }) => {
    const [kind] = kinds;
    if (type.is !== "literals" || kind === undefined) return { kinds, type };
    return { kinds, type: { is: "literals", values: [...(values.get(kind) ?? [])] } };
  });
};

/**
 * With more members than this, the compiler refuses an intersection of unions as too complex (its limit is 100,000).
 */
const mostMembers = 1_000;

/** The intersection of both types. Wider if the compiler could not handle it; then `onTooLarge` is called. */
export const meet = (one: Admitted, other: Admitted, onTooLarge: () => void): Admitted => {
  const kinds = kindsIn(one).intersection(kindsIn(other));
  const [left, right] = [restrict(one, kinds), restrict(other, kinds)];
  if (isFree(left)) return right;
  if (isFree(right)) return left;
  // A reference to values of several kinds cannot be split by kind.
  if (left.some(isMixed) || right.some(isMixed)) return join(left, right, kinds, onTooLarge);
  return jsonKinds.flatMap((kind) => {
    if (!kinds.has(kind)) return [];
    const [a, b] = [onlyKind(left, kind), onlyKind(right, kind)];
    if (isFree(a)) return b;
    if (isFree(b)) return a;
    return meetScalars(a, b) ?? join(a, b, new Set([kind]), onTooLarge);
  });
};

const join = (
  one: Admitted,
  other: Admitted,
  kinds: ReadonlySet<JsonKind>,
  onTooLarge: () => void,
): Admitted => {
  const type = intersectionOf([expressionOf(one), expressionOf(other)], onTooLarge);
  if (sizeOf(type) <= mostMembers) return [{ kinds, type }];
  onTooLarge();
  return kinds.has("object") ? [...anyOfKinds(kinds.difference(objects)), ...anyObject] : anyOfKinds(kinds);
};

const objects: ReadonlySet<JsonKind> = new Set(["object"] as const);

/** Not free: a later intersection must not remove the property names that it allows. */
const anyObject: Admitted = [
  { kinds: objects, type: { is: "record", names: undefined, of: () => anything } },
];

/** The types without alternatives of other kinds. A reference that allows both is kept whole, which is wider. */
export const restrict = (admitted: Admitted, kinds: ReadonlySet<JsonKind>): Admitted =>
  admitted.flatMap((alternative): Admitted => {
    const kept = alternative.kinds.intersection(kinds);
    if (kept.size === 0) return [];
    if (alternative.type.is === "any" || kept.size === alternative.kinds.size)
      return [{ ...alternative, kinds: kept }];
    const isNullLeft = kept.size === alternative.kinds.size - 1 && !kinds.has("null");
    const type: Expression = isNullLeft ? { is: "nonNull", of: alternative.type } : alternative.type;
    return [{ kinds: kept, type }];
  });

/** True if only the kinds are constrained. */
const isFree = (admitted: Admitted): boolean => admitted.every(({ type }) => type.is === "any");

const isMixed = ({ kinds, type }: Alternative): boolean => kinds.size > 1 && type.is !== "any";

const onlyKind = (admitted: Admitted, kind: JsonKind): Admitted =>
  admitted
    .filter(({ kinds }) => kinds.has(kind))
    .map(({ type }): Alternative => ({ kinds: new Set([kind]), type }));

/** The literals in both; undefined if neither is a list of literals. */
const meetScalars = (one: Admitted, other: Admitted): Admitted | undefined => {
  const [a, b] = [literalsIn(one), literalsIn(other)];
  if (a === undefined || b === undefined) return a ? one : b ? other : undefined;
  const [kinds] = one.map((each) => each.kinds);
  const values = a.filter((value) => b.includes(value));
  return values.length === 0 || kinds === undefined ? [] : [{ kinds, type: { is: "literals", values } }];
};

const literalsIn = (admitted: Admitted): readonly Scalar[] | undefined =>
  admitted.every(({ type }) => type.is === "literals")
    ? admitted.flatMap(({ type }) => (type.is === "literals" ? type.values : []))
    : undefined;

/** The alternatives as one expression; a free one becomes the built-in types of its kinds. */
export const expressionOf = (admitted: Admitted): Expression => {
  const members = admitted.map(({ kinds, type }): Expression => {
    if (type.is !== "any") return type;
    return { is: "union", of: [...kinds].map((kind) => ({ is: "builtIn", text: anyValueOf[kind] })) };
  });
  const [only] = members;
  return members.length === 1 && only ? only : { is: "union", of: members };
};

/** The TypeScript type for any value of a kind. */
export const anyValueOf: Readonly<Record<JsonKind, string>> = {
  string: "string",
  number: "number",
  boolean: "boolean",
  null: "null",
  array: "unknown[]",
  object: "Record<string, unknown>",
};

/** The intersection of the types: merges object types and removes duplicates. */
export const intersectionOf = (types: readonly Expression[], onTooLarge: () => void): Expression => {
  const flat = types.flatMap((type) => (type.is === "intersection" ? type.of : [type]));
  const objects = flat.filter((type) => type.is === "object");
  const [first] = objects;
  const merged = first && objects.slice(1).reduce((a, b) => mergeObjects(a, b, onTooLarge), first);
  const names = new Set<string>();
  const members = flat.flatMap((type): readonly Expression[] => {
    if (type.is === "object") return type === first && merged ? [merged] : [];
    if (type.is !== "reference") return [type];
    if (names.has(type.name)) return [];
    names.add(type.name);
    return [type];
  });
  const [only] = members;
  return members.length === 1 && only ? only : { is: "intersection", of: members };
};

const mergeObjects = (
  one: ObjectExpression,
  other: ObjectExpression,
  onTooLarge: () => void,
): ObjectExpression => {
  const properties = new Map(one.properties);
  for (const [name, property] of other.properties) {
    const known = properties.get(name);
    properties.set(name, known ? mergeProperties(known, property, onTooLarge) : property);
  }
  return { is: "object", properties };
};

const mergeProperties = (one: Property, other: Property, onTooLarge: () => void): Property => ({
  type: lazily(() => meet(one.type(), other.type(), onTooLarge)),
  isRequired: one.isRequired || other.isRequired,
  documentation: one.documentation ?? other.documentation,
});
