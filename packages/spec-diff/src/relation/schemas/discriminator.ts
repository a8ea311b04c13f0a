import {
  entriesOf,
  followReference,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";
import { type Difference, differ } from "./difference.js";
import { type Node, partsOf, type Site } from "./node.js";
import { missingFrom } from "./values.js";

/** A discriminator: its property, and the tag of each member. */
interface Discriminator {
  readonly place: string;
  readonly property: string;
  readonly tags: readonly Tag[];
  /** True if the schema lists no members: they refer to it in their `allOf`. */
  readonly isBase: boolean;
}

/** The name of a member and one of its values. */
export type Tag = readonly [member: string, value: string];

/** Compares two discriminators. Members that only one side has are compared elsewhere. */
export const compareDiscriminators = (
  documents: { readonly before: JsonObject; readonly after: JsonObject },
  before: Node,
  after: Node,
): readonly Difference[] => {
  const [was, is] = [find(documents.before, before), find(documents.after, after)];
  const told = is ?? was;
  if (told === undefined) return [];
  const isMoved = was?.property !== is?.property;
  const isShared = ([name]: Tag): boolean =>
    !was || !is || [was, is].every(({ tags }) => tags.some(([other]) => other === name));
  const [old = [], fresh = []] = [was, is].map((one) =>
    (one?.tags ?? []).filter((tag) => isMoved || isShared(tag)),
  );
  const [gone, come] = isMoved ? [old, fresh] : [missingFrom(fresh, old), missingFrom(old, fresh)];
  const names = [...gone, ...come].map(([name]) => name);
  // Without tags, a discriminator limits nothing.
  if (names.length === 0) return compareBases(was, is);
  const tags = (all: readonly Tag[]) => all.filter(([name]) => names.includes(name)).map(([, tag]) => tag);
  // A discriminator fixes a property's value, so a schema with one is narrower.
  const [isLost, isGained] = isMoved
    ? [come.length > 0, gone.length > 0]
    : [gone.length > 0, come.length > 0];
  const at = {
    keyword: "discriminator",
    place: told.place,
    pointer: joinPointer(told.place, "discriminator"),
  };
  const ways = [is !== undefined && isLost, was !== undefined && isGained] as const;
  const detail = { lost: tags(old), gained: tags(fresh) };
  return differ("discriminator", at, { before: was?.property, after: is?.property }, ways, detail);
};

/** Compares the tags of two bases. Nothing else reports them, because a base does not list its members. */
const compareBases = (
  was: Discriminator | undefined,
  is: Discriminator | undefined,
): readonly Difference[] => {
  if (!was?.isBase || !is?.isBase || was.tags.length === 0) return [];
  const [before, after] = [was, is].map(({ tags }) => tags.map(([, tag]) => tag));
  const [lost, gained] = [missingFrom(after ?? [], before ?? []), missingFrom(before ?? [], after ?? [])];
  const pointer = joinPointer(is.place, "discriminator", "mapping");
  const ways = [lost.length > 0, gained.length > 0] as const;
  return differ("enum", { keyword: "mapping", place: is.place, pointer }, { before, after }, ways, {
    ...{ lost, gained },
  });
};

const find = (document: JsonObject, node: Node, depth = 0): Discriminator | undefined => {
  for (const site of depth > 20 ? [] : node) {
    const property = propertyNameOf(site.schema);
    if (property !== undefined)
      return {
        place: site.pointer,
        property,
        tags: tagsOf(site.schema) ?? [],
        isBase: !isChoice(site.schema),
      };
    const found = find(document, partsOf(document, site) ?? [], depth + 1);
    if (found) return found;
  }
  return undefined;
};

const discriminatorOf = (schema: Json): JsonObject => objectOf(objectOf(schema).discriminator);

const propertyNameOf = (schema: Json): string | undefined => textOf(discriminatorOf(schema).propertyName);

const lastName = (reference: unknown): string => splitPointer(String(reference)).at(-1) ?? "";

/** The tags of a discriminator's members; undefined for a schema without a discriminator. */
export const tagsOf = (schema: Json): readonly Tag[] | undefined => {
  if (propertyNameOf(schema) === undefined) return undefined;
  const mapped = entriesOf(discriminatorOf(schema).mapping).map(
    ([tag, target]): Tag => [lastName(target), tag],
  );
  const { oneOf, anyOf } = objectOf(schema);
  const members = [...listOf(oneOf), ...listOf(anyOf)].flatMap((member) => {
    const reference = textOf(objectOf(member).$ref);
    return reference === undefined ? [] : [lastName(reference)];
  });
  // Without a mapping, the tag is the name of the component.
  const implied = members.filter((name) => !mapped.some(([member]) => member === name));
  return [...mapped, ...implied.map((name): Tag => [name, name])].sort();
};

/** The limit that the mapping of a base in a component's `allOf` puts on the component's tag. */
export const inheritedTag = (document: JsonObject, { schema, pointer }: Site): Node =>
  listOf(objectOf(schema).allOf).flatMap((part) => {
    const base = followReference(document, part);
    const property = base && !isChoice(base) ? propertyNameOf(base) : undefined;
    const isOwn = ([member]: Tag): boolean => pointer === joinPointer("#/components/schemas", member);
    const tags =
      base &&
      tagsOf(base)
        ?.filter(isOwn)
        .map(([, tag]) => tag);
    if (property === undefined || !tags?.length) return [];
    return [{ schema: { properties: { [property]: { enum: tags } } }, pointer }];
  });

const isChoice = (schema: Json): boolean => {
  const { oneOf, anyOf } = objectOf(schema);
  return oneOf !== undefined || anyOf !== undefined;
};
