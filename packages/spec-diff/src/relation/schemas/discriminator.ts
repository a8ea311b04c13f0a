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
import { missingFrom } from "./values.js";

/** The property that tells the members of a choice apart, and the value that stands for each of them. */
interface Discriminator {
  readonly place: string;
  readonly property: string;
  readonly tags: readonly Tag[];
}

/** A member by its name, and a value that stands for it. */
type Tag = readonly [member: string, value: string];

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
  const isShared = ([name]: Tag): boolean =>
    !was || !is || [was, is].every(({ tags }) => tags.some(([other]) => other === name));
  const [old, fresh] = [was, is].map((one) => (one?.tags ?? []).filter(isShared));
  const [lost, gained] = [missingFrom(fresh ?? [], old ?? []), missingFrom(old ?? [], fresh ?? [])];
  if (!isMoved && lost.length === 0 && gained.length === 0) return [];
  const moved = [...lost, ...gained].map(([name]) => name);
  const tags = (all: readonly Tag[] = []) =>
    all.filter(([name]) => moved.includes(name)).map(([, tag]) => tag);
  return [
    {
      ...{ aspect: "discriminator", keyword: "discriminator", place: told.place, isDecided: true },
      pointer: joinPointer(told.place, "discriminator"),
      ...{ before: was?.property, after: is?.property },
      // It fixes a property's value: to have one is narrower than to have none.
      isLost: is !== undefined && (isMoved || lost.length > 0),
      isGained: was !== undefined && (isMoved || gained.length > 0),
      detail: { lost: tags(old), gained: tags(fresh) },
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

const tagsOf = (schema: JsonObject, mapping: JsonObject): readonly Tag[] => {
  const mapped = entriesOf(mapping).map(
    ([tag, target]): Tag => [splitPointer(String(target)).at(-1) ?? "", tag],
  );
  const members = [...listOf(schema.oneOf), ...listOf(schema.anyOf)].flatMap(
    (member) => splitPointer(textOf(objectOf(member).$ref) ?? "").at(-1) ?? [],
  );
  // Without a mapping the tag is the component's name.
  const implied = members.filter((name) => !mapped.some(([member]) => member === name));
  return [...mapped, ...implied.map((name): Tag => [name, name])].sort();
};
