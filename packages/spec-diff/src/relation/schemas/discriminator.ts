import { isDeepStrictEqual } from "node:util";
import {
  entriesOf,
  isObject,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";
import type { Difference } from "./difference.js";
import { type Node, partsOf } from "./node.js";

/** The property that tells the members of a choice apart, and the value that stands for each of them. */
interface Discriminator {
  readonly place: string;
  readonly property: string;
  /** The values by the name of the member that they stand for. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
}

/** Compares how two choices tell their members apart. Members that only one of them has are told by themselves. */
export const compareDiscriminators = (
  documents: { readonly before: JsonObject; readonly after: JsonObject },
  before: Node,
  after: Node,
): readonly Difference[] => {
  const [was, is] = [find(documents.before, before), find(documents.after, after)];
  const told = is ?? was;
  if (told === undefined) return [];
  const isMoved = was?.property !== is?.property;
  const names = [...(was?.tags.keys() ?? []), ...(is?.tags.keys() ?? [])];
  const shared = [...new Set(names)].filter(
    (name) => !was || !is || (was.tags.has(name) && is.tags.has(name)),
  );
  const changed = shared.filter((name) => !isDeepStrictEqual(was?.tags.get(name), is?.tags.get(name)));
  if (!isMoved && changed.length === 0) return [];
  const tags = (one: Discriminator | undefined) => changed.flatMap((name) => one?.tags.get(name) ?? []);
  return [
    {
      ...{ aspect: "discriminator", keyword: "discriminator", place: told.place, isDecided: true },
      pointer: joinPointer(told.place, "discriminator"),
      ...{ before: was?.property, after: is?.property },
      // It fixes a property's value: to have one is narrower than to have none.
      ...{ isLost: is !== undefined, isGained: was !== undefined },
      detail: { lost: tags(was), gained: tags(is) },
    },
  ];
};

const find = (document: JsonObject, node: Node, depth = 0): Discriminator | undefined => {
  for (const site of depth > 20 ? [] : node) {
    const { schema, pointer } = site;
    if (!isObject(schema)) continue;
    const { propertyName, mapping } = objectOf(schema.discriminator);
    if (typeof propertyName === "string") {
      return { place: pointer, property: propertyName, tags: tagsOf(schema, objectOf(mapping)) };
    }
    const found = find(document, partsOf(document, site) ?? [], depth + 1);
    if (found) return found;
  }
  return undefined;
};

const tagsOf = (schema: JsonObject, mapping: JsonObject): Discriminator["tags"] => {
  const tags = new Map<string, string[]>();
  for (const [tag, target] of entriesOf(mapping)) {
    const name = splitPointer(String(target)).at(-1) ?? "";
    tags.set(name, [...(tags.get(name) ?? []), tag].sort());
  }
  // Without a mapping the tag is the component's name.
  for (const member of [...listOf(schema.oneOf), ...listOf(schema.anyOf)]) {
    const name = splitPointer(textOf(objectOf(member).$ref) ?? "").at(-1);
    if (name !== undefined && !tags.has(name)) tags.set(name, [name]);
  }
  return tags;
};
