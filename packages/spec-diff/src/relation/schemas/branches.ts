import {
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
} from "@provider-clients/openapi";
import { inheritedTag, tagsOf } from "./discriminator.js";
import { type JsonType, jsonTypes, typeOfValue } from "./json-types.js";
import { isEmptySchema, type Node, nameOf, partsOf, type Site } from "./node.js";
import type { ListFact } from "./values.js";

/** One alternative of a schema without choices: a value has to satisfy every site. */
export interface Branch {
  readonly sites: Node;
  readonly types: ReadonlySet<JsonType>;
  /** The schemas under `not`. */
  readonly refusals: readonly Refusal[];
  /** The values of several members that only list values, as one list. */
  readonly listed?: ListFact;
  /** Set if it comes from a member of a choice. */
  readonly member: Member | undefined;
}

/** A schema that a value must not satisfy, and its alternatives. */
export interface Refusal {
  readonly site: Site;
  /** The pointer of the schema that has the `not`. */
  readonly place: string;
  readonly branches: readonly Branch[];
}

/** A member of a choice. */
export interface Member {
  readonly pointer: string;
  /** The component's name where it refers to one. */
  readonly name: string | undefined;
  /** The values by which a discriminator tells it from the others; undefined where none does. */
  readonly tags: string | undefined;
}

/** The most branches of a schema. A choice that would exceed it is compared as it is written. */
const mostBranches = 256;

/**
 * All alternatives of a node: `$ref` and `allOf` are followed, choices are multiplied out, and `nullable` of 3.0 is a
 * choice with null. `oneOf` is read as `anyOf`, like in the generated types.
 */
export const branchesOf = (document: JsonObject, node: Node): readonly Branch[] =>
  node
    .map((site) => ofSite(document, site, new Set()))
    .reduce(conjoin, [anything])
    .filter(({ types }) => types.size > 0);

const anything: Branch = { sites: [], types: new Set(jsonTypes), refusals: [], member: undefined };
const nothing: Branch = { ...anything, types: new Set() };

const conjoin = (one: readonly Branch[], other: readonly Branch[]): readonly Branch[] => {
  if (one.length * other.length > mostBranches) {
    const anyOf = other.map(({ sites, refusals }) => ({
      allOf: [...sites.map(({ schema }) => schema), ...refusals.map(({ site }) => ({ not: site.schema }))],
    }));
    const whole = { schema: { anyOf }, pointer: other[0]?.member?.pointer ?? "#" };
    return one.map((branch) => ({ ...branch, sites: [...branch.sites, whole] }));
  }
  return one.flatMap((first) => other.map((second) => both(first, second)));
};

/** The values that satisfy two branches. */
export const both = (first: Branch, second: Branch): Branch => ({
  sites: [...first.sites, ...second.sites],
  refusals: [...first.refusals, ...second.refusals],
  types: new Set([...first.types].filter((type) => second.types.has(type))),
  member: first.member ?? second.member,
});

const ofSite = (document: JsonObject, site: Site, seen: ReadonlySet<string>): readonly Branch[] => {
  const { schema, pointer } = site;
  if (isEmptySchema(schema)) return [anything];
  // A schema inside itself adds no limit.
  if (!isObject(schema) || seen.has(pointer)) return [schema === false ? nothing : anything];
  const { nullable, ...written } = schema;
  if (nullable !== undefined) {
    const rest = ofSite(document, { schema: written, pointer }, seen);
    return nullable === true ? [nullBranch(joinPointer(pointer, "nullable")), ...rest] : rest;
  }
  const { anyOf: _any, oneOf: _one, ...own } = written;
  const inside = new Set(seen).add(pointer);
  const parts = partsOf(document, { schema: own, pointer }) ?? (isEmptySchema(own) ? [] : undefined);
  const base = parts
    ? parts
        .concat(inheritedTag(document, site))
        .map((part) => ofSite(document, part, part.pointer === pointer ? seen : inside))
        .reduce(conjoin, [anything])
    : [alone(document, own, pointer, seen)];
  return (["anyOf", "oneOf"] as const)
    .map((keyword) => choice(document, site, keyword, inside))
    .reduce(conjoin, base);
};

/** A schema without choices. A `not` of types alone leaves these out; any other is kept apart. */
const alone = (document: JsonObject, own: JsonObject, pointer: string, seen: ReadonlySet<string>): Branch => {
  const { not, ...schema } = own;
  const whole: Branch = { ...anything, sites: [{ schema, pointer }], types: typesOf(own) };
  if (not === undefined) return whole;
  const site = { schema: not, pointer: joinPointer(pointer, "not") };
  const branches = ofSite(document, site, new Set(seen).add(pointer));
  if (!isOnlyTypes(not)) return { ...whole, refusals: [{ site, place: pointer, branches }] };
  const isLeft = (type: JsonType): boolean => !branches.some(({ types }) => types.has(type));
  return { ...whole, types: new Set([...whole.types].filter(isLeft)) };
};

/** True for a schema that limits nothing but the type. An integer is a limited number. */
const isOnlyTypes = (schema: Json): boolean => {
  const { type, ...others } = objectOf(schema);
  return isEmptySchema(others) && ![type].flat().includes("integer");
};

const choice = (
  document: JsonObject,
  { schema: holder, pointer }: Site,
  keyword: "anyOf" | "oneOf",
  seen: ReadonlySet<string>,
): readonly Branch[] => {
  const members = listOf(objectOf(holder)[keyword]);
  if (members.length === 0) return [anything];
  const tags = tagsOf(holder);
  return members.flatMap((schema, index) => {
    const site = { schema, pointer: joinPointer(pointer, keyword, index) };
    const name = nameOf(document, [site]);
    const own = tags?.filter(([each]) => each === name).map(([, tag]) => tag);
    const member = { pointer: site.pointer, name, tags: own?.sort().join() };
    return ofSite(document, site, seen).map((branch) => ({ ...branch, member: branch.member ?? member }));
  });
};

const nullBranch = (pointer: string): Branch => ({
  sites: [{ schema: { type: "null" }, pointer }],
  types: new Set(["null"]),
  refusals: [],
  member: undefined,
});

/** The types that a schema admits. With `properties` and no `type` it is an object, like in the generated types. */
const typesOf = (schema: JsonObject): ReadonlySet<JsonType> => {
  const { type, properties } = schema;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const named = typeof type === "string" ? [type] : Array.isArray(type) ? type : undefined;
  const written = named ?? (properties === undefined ? jsonTypes : ["object"]);
  const types = written.map((each) => (each === "integer" ? "number" : each));
  const listed = Array.isArray(values) ? new Set(values.map(typeOfValue)) : undefined;
  return new Set(jsonTypes.filter((each) => types.includes(each) && (listed?.has(each) ?? true)));
};
